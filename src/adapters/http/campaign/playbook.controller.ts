import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { COPIED_OFFERS, CopyRulePack } from '../../../flows/copy-rule-pack.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Counting } from '../../../flows/ports/counting.js';
import { ReadPlaybook } from '../../../flows/read-playbook.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { ProblemSchema, sayProblem } from '../errors/error-answer.js';
import { Gone } from '../gone.js';
import { RuleVersionSchema } from '../rules/rule-packs.schema.js';
import { ApiRefusals, NameSchema, TitleSchema, WordsSchema } from '../schema.js';
import { planFields } from './campaign-plan.schema.js';

const PackPlanSchema = z
  .strictObject({
    pack: z.string(),
    ...planFields,
    guardrails: z.array(z.strictObject({ guardrail: z.string(), limit: z.number().optional() })),
  })
  .meta({ id: 'PackPlan' });

export const PlaybookSchema = z
  .strictObject({
    customers: z.number().int().describe('looked at'),
    controlPct: z.number().describe('per cent that a campaign keeps out where its pack has no plan'),
    levers: z
      .array(z.strictObject({ id: z.string(), title: WordsSchema, branch: z.string(), stages: z.array(z.string()) }))
      .describe('those there are, by which plans name theirs'),
    guardrails: z.array(z.strictObject({ code: z.string(), title: WordsSchema, why: WordsSchema })),
    holds: z.array(z.strictObject({ id: z.string(), title: WordsSchema })),
    items: z.array(
      z.strictObject({
        pack: z.string(),
        version: z.number().int(),
        title: WordsSchema,
        rules: z.number().int(),
        facts: z.array(z.string()).describe('asked for, and known of somebody looked at'),
        lacking: z.array(z.string()).describe('asked for, and known of nobody looked at'),
        plan: PackPlanSchema.nullable(),
        doubts: z.array(ProblemSchema).describe('levers that do not suit a stage; the path is the rule'),
      }),
    ),
  })
  .meta({ id: 'Playbook' });

const PlaybookQuerySchema = z.strictObject({
  origin: z.string().min(1).max(64).optional().describe('only customers of one origin, such as table'),
  share: z.coerce.number().gt(0).max(1).default(1).describe('share of the base to look at'),
});

const PackCopyBodySchema = z
  .strictObject({
    pack: NameSchema.describe('what the copy is called'),
    title: TitleSchema.exactOptional().describe('without it, that of the original'),
    offers: z
      .enum(COPIED_OFFERS)
      .default('shared')
      .describe('shared: makes the same offers; own: drafts of them, to be approved before anything goes out'),
  })
  .meta({ id: 'PackCopyBody' });

export const PackCopySchema = z
  .strictObject({
    version: RuleVersionSchema,
    hasPlan: z.boolean(),
    offers: z.array(z.strictObject({ of: z.string(), id: z.string() })),
  })
  .meta({ id: 'PackCopy' });

@ApiTags('rules')
@ApiBearerAuth()
@Controller('playbook')
export class PlaybookController {
  constructor(
    private readonly counting: Counting,
    private readonly copyPack: CopyRulePack,
    private readonly rules: BusinessRules,
  ) {}

  /** Every pack with its plan, and the facts it asks for that nobody of the base has. */
  @Needs('rules.read')
  @Get()
  @ApiOkResponse({ standardSchema: PlaybookSchema })
  @ApiRefusals(400, 401, 503)
  async list(
    @Gone() gone: AbortSignal,
    @Query({ schema: PlaybookQuerySchema }) { origin, share }: z.infer<typeof PlaybookQuerySchema>,
  ) {
    const { customers, packs } = await this.counting.run(ReadPlaybook, { origin: origin ?? null, share }, gone);
    return {
      customers,
      controlPct: this.rules.campaigns.controlPct,
      levers: this.rules.levers.map(({ id, title, branch, stages }) => ({ id, title, branch, stages })),
      guardrails: this.rules.guardrails.map(({ code, title, why }) => ({ code, title, why })),
      holds: this.rules.holds.map(({ id, title }) => ({ id, title })),
      items: packs.map((one) => ({ ...one, doubts: one.doubts.map(sayProblem) })),
    };
  }

  /** Copies the newest version of a pack under a name of its own, with its plan: a draft that no campaign runs. */
  @Needs('rules.write')
  @Post(':pack/copies')
  @ApiCreatedResponse({ standardSchema: PackCopySchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  copy(
    @Me() me: Caller,
    @Param('pack', { schema: NameSchema }) of: string,
    @Body({ schema: PackCopyBodySchema }) body: z.infer<typeof PackCopyBodySchema>,
  ) {
    return this.copyPack.run({ ...body, of, by: me.name });
  }
}
