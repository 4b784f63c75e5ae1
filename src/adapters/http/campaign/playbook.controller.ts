import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Counting } from '../../../flows/ports/counting.js';
import { ReadPlaybook } from '../../../flows/read-playbook.js';
import { Needs } from '../access/access.js';
import { ProblemSchema, sayProblem } from '../errors/error-answer.js';
import { Gone } from '../gone.js';
import { ApiRefusals, WordsSchema } from '../schema.js';
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

@ApiTags('rules')
@ApiBearerAuth()
@Controller('playbook')
export class PlaybookController {
  constructor(private readonly counting: Counting) {}

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
    return { customers, items: packs.map((one) => ({ ...one, doubts: one.doubts.map(sayProblem) })) };
  }
}
