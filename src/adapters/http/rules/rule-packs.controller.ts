import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Known } from '../../../core/kit/write/known.js';
import { CheckRulePack } from '../../../flows/check-rule-pack.js';
import { CountRuleFunnel } from '../../../flows/count-rule-funnel.js';
import { DiffRulePacks } from '../../../flows/diff-rule-packs.js';
import { AppError } from '../../../flows/errors.js';
import { Counting } from '../../../flows/ports/counting.js';
import { RulePackStore } from '../../../flows/ports/rule-pack-store.js';
import { SaveRulePack } from '../../../flows/save-rule-pack.js';
import { VerifyRulePack } from '../../../flows/verify-rule-pack.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { sayProblem } from '../errors/error-answer.js';
import { Gone } from '../gone.js';
import { ApiKnown, KnownBefore, tell } from '../known.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, listOf, NameSchema } from '../schema.js';
import { VerifiedPackSchema } from './findings.schema.js';
import {
  AudienceFunnelSchema,
  type DiffBody,
  DiffBodySchema,
  type DraftFunnelBody,
  DraftFunnelBodySchema,
  PackDiffSchema,
  type ShareQuery,
  ShareQuerySchema,
} from './pack-diff.schema.js';
import { PackCheckSchema, RulePackBodySchema, RuleVersionSchema, SavedVersionSchema } from './rule-packs.schema.js';

@ApiTags('rules')
@ApiBearerAuth()
@Controller('rule-packs')
export class RulePacksController {
  constructor(
    private readonly packs: RulePackStore,
    private readonly check: CheckRulePack,
    private readonly save: SaveRulePack,
    private readonly verify: VerifyRulePack,
    private readonly diff: DiffRulePacks,
    private readonly counting: Counting,
    private readonly trail: LookUpTrail,
  ) {}

  /** The newest version of each pack. */
  @Needs('rules.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(RuleVersionSchema) })
  @ApiRefusals(401)
  async list() {
    return { items: await this.packs.list() };
  }

  @Needs('rules.read')
  @Get(':pack')
  @ApiOkResponse({ standardSchema: RuleVersionSchema })
  @ApiRefusals(400, 401, 404)
  async newest(@Res({ passthrough: true }) reply: FastifyReply, @Param('pack', { schema: NameSchema }) pack: string) {
    const version = await this.packs.newest(pack);
    if (!version) throw new AppError('NOT_FOUND', 'no such pack');
    tell(reply, String(version.version));
    return version;
  }

  /** Newest first; versions are never changed. */
  @Needs('rules.read')
  @Get(':pack/versions')
  @ApiOkResponse({ standardSchema: listOf(RuleVersionSchema) })
  @ApiRefusals(400, 401, 404)
  async versions(@Param('pack', { schema: NameSchema }) pack: string) {
    const items = await this.packs.versions(pack);
    if (items.length === 0) throw new AppError('NOT_FOUND', 'no such pack');
    return { items };
  }

  /** Everything that is wrong with a pack, in words; stores nothing. */
  @Needs('rules.read')
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PackCheckSchema })
  @ApiRefusals(400, 401)
  async checked(@Body({ schema: RulePackBodySchema }) body: unknown) {
    const problems = await this.check.run(body);
    return { ok: problems.length === 0, problems: problems.map(sayProblem) };
  }

  /**
   * Stores a pack as a new version and answers what the verifier finds in it; the same content again answers the version
   * that is there. A bad pack stores nothing; a finding stops nothing. What was known (`If-Match`, `If-None-Match`) is of the
   * newest version of the pack it names.
   */
  @Needs('rules.write')
  @Post()
  @ApiCreatedResponse({ standardSchema: SavedVersionSchema })
  @ApiKnown()
  @ApiRefusals(400, 401, 403, 412)
  async add(
    @Me() me: Caller,
    @KnownBefore() known: Known | null,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: RulePackBodySchema }) body: unknown,
  ) {
    const version = await this.save.run(body, me.name, known);
    tell(reply, String(version.version));
    await this.trail.record(me.name, 'rules.save', `${version.pack}|${version.version}`);
    const { findings } = await this.verify.run(version.content);
    return { ...version, findings };
  }

  /** What the rules of a pack will do before they run: each finding proved, witnessed or undecided. Stores nothing. */
  @Needs('rules.read')
  @Post('verify')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: VerifiedPackSchema })
  @ApiRefusals(400, 401)
  async verified(@Body({ schema: RulePackBodySchema }) body: unknown) {
    const { problems, findings } = await this.verify.run(body);
    const ok = problems.length === 0 && findings.every(({ severity }) => severity !== 'error');
    return { ok, problems: problems.map(sayProblem), findings };
  }

  /** Two versions of a pack: what they say differently and, over a share of the base, who enters and who leaves. */
  @Needs('customers.read')
  @Post(':pack/diff')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PackDiffSchema })
  @ApiRefusals(400, 401, 403, 404, 503)
  compared(
    @Me() me: Caller,
    @Gone() gone: AbortSignal,
    @Param('pack', { schema: NameSchema }) pack: string,
    @Body({ schema: DiffBodySchema }) { before, after, share }: DiffBody,
  ) {
    const asked = { pack, before, after, share, by: me.name };
    return share > 0 ? this.counting.run(DiffRulePacks, asked, gone) : this.diff.run(asked);
  }

  /** Where the base drops out of a rule, condition by condition, and what each condition costs. */
  @Needs('rules.read')
  @Get(':pack/rules/:rule/funnel')
  @ApiOkResponse({ standardSchema: AudienceFunnelSchema })
  @ApiRefusals(400, 401, 404, 503)
  funnelOf(
    @Gone() gone: AbortSignal,
    @Param('pack', { schema: NameSchema }) pack: string,
    @Param('rule', { schema: NameSchema }) rule: string,
    @Query({ schema: ShareQuerySchema }) { share }: ShareQuery,
  ) {
    return this.counting.run(CountRuleFunnel, { pack, rule, share }, gone);
  }

  /** The same of a pack that is not stored: what somebody is writing. */
  @Needs('rules.read')
  @Post(':pack/rules/:rule/funnel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: AudienceFunnelSchema })
  @ApiRefusals(400, 401, 404, 503)
  funnelOfDraft(
    @Gone() gone: AbortSignal,
    @Param('pack', { schema: NameSchema }) pack: string,
    @Param('rule', { schema: NameSchema }) rule: string,
    @Body({ schema: DraftFunnelBodySchema }) { content, share }: DraftFunnelBody,
  ) {
    return this.counting.run(CountRuleFunnel, { pack, rule, share, content }, gone);
  }
}
