import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckRulePack } from '../../../flows/check-rule-pack.js';
import { AppError } from '../../../flows/errors.js';
import { RulePackStore } from '../../../flows/ports/rule-pack-store.js';
import { SaveRulePack } from '../../../flows/save-rule-pack.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { sayProblem } from '../errors/error-answer.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, listOf, NameSchema } from '../schema.js';
import { PackCheckSchema, RulePackBodySchema, RuleVersionSchema } from './rule-packs.schema.js';

@ApiTags('rules')
@ApiBearerAuth()
@Controller('rule-packs')
export class RulePacksController {
  constructor(
    private readonly packs: RulePackStore,
    private readonly check: CheckRulePack,
    private readonly save: SaveRulePack,
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
  async newest(@Param('pack', { schema: NameSchema }) pack: string) {
    const version = await this.packs.newest(pack);
    if (!version) throw new AppError('NOT_FOUND', 'no such pack');
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

  /** Stores a pack as a new version; the same content again answers the version that is there. A bad pack stores nothing. */
  @Needs('rules.write')
  @Post()
  @ApiCreatedResponse({ standardSchema: RuleVersionSchema })
  @ApiRefusals(400, 401, 403)
  async add(@Me() me: Caller, @Body({ schema: RulePackBodySchema }) body: unknown) {
    const saved = await this.save.run(body, me.name);
    await this.trail.record(me.name, 'rules.save', `${saved.pack}|${saved.version}`);
    return saved;
  }
}
