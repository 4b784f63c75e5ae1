import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { NO_STAGE } from '../../../core/lifecycle/migration.js';
import { stageFactsOf } from '../../../core/lifecycle/stage-fact.js';
import { CountStageGrid } from '../../../flows/count-stage-grid.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Counting } from '../../../flows/ports/counting.js';
import type { StageChange } from '../../../flows/ports/stage-history.js';
import { ReadMigration } from '../../../flows/read-migration.js';
import { ReadMonths } from '../../../flows/read-months.js';
import { ReadStageMonths } from '../../../flows/read-stage-months.js';
import { ReadStageProfiles, type StageProfile } from '../../../flows/read-stage-profiles.js';
import { ReadStages } from '../../../flows/read-stages.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { Gone } from '../gone.js';
import { ApiRefusals, CustomerIdSchema, listOf } from '../schema.js';
import {
  type GridQuery,
  GridQuerySchema,
  type MigrationQuery,
  MigrationQuerySchema,
  MigrationSchema,
  type ModelQuery,
  ModelQuerySchema,
  MonthsSchema,
  StageChangeSchema,
  StageGridSchema,
  StageMonthsSchema,
  StageProfilesSchema,
  type StagesQuery,
  StagesQuerySchema,
} from './lifecycle.schema.js';
import { titleOf } from './title-of.js';

/** Where customers stand by the models that remember: lifecycle, phases, bands, classes. */
@ApiTags('lifecycle')
@ApiBearerAuth()
@Controller()
export class LifecycleController {
  constructor(
    private readonly rules: BusinessRules,
    private readonly readMonths: ReadMonths,
    private readonly readStageMonths: ReadStageMonths,
    private readonly counting: Counting,
    private readonly readStages: ReadStages,
  ) {}

  /** The months there are copies of, and how each stands: a migration may be asked between those that are kept. */
  @Needs('base.read')
  @Get('lifecycle/months')
  @ApiOkResponse({ standardSchema: MonthsSchema })
  @ApiRefusals(401)
  async kept() {
    const months = await this.readMonths.run();
    return { items: months.map((one) => ({ ...one, at: one.at.toISOString() })) };
  }

  /** Who went from which stage to which between the ends of two months; who entered and who left each. */
  @Needs('base.read')
  @Get('lifecycle/migration')
  @ApiOkResponse({ standardSchema: MigrationSchema })
  @ApiRefusals(400, 401, 404, 503)
  migration(@Gone() gone: AbortSignal, @Query({ schema: MigrationQuerySchema }) asked: MigrationQuery) {
    return this.counting.run(ReadMigration, asked, gone);
  }

  /** Each stage of a model: its size, its trend, what put customers there, the levers that suit it. */
  @Needs('base.read')
  @Get('lifecycle/stages')
  @ApiOkResponse({ standardSchema: StageProfilesSchema })
  @ApiRefusals(400, 401, 404, 503)
  async stages(@Gone() gone: AbortSignal, @Query({ schema: ModelQuerySchema }) { model }: ModelQuery) {
    const { asOf, facts, customers, stages, months } = await this.counting.run(ReadStageProfiles, model, gone);
    const known = months.map(({ month, recorded, imported, untold }) => ({ month, recorded, imported, untold }));
    const causesOf = (causes: StageProfile['causes']) =>
      causes.map((why) => ({ ...why, title: titleOf(facts.cause, why.cause) }));
    const items = stages.map((one) => ({
      ...one,
      title: titleOf(facts.stage, one.stage),
      share: customers === 0 ? 0 : one.customers / customers,
      months: one.months.map((each) => ({ ...each, causes: causesOf(each.causes) })),
      causes: causesOf(one.causes),
      levers: one.levers.map(({ id, title }) => ({ id, title })),
    }));
    return { model, fact: facts.stage.name, asOf: asOf.toISOString(), customers, months: known, items };
  }

  /** The base by stage and by a class at once: any fact of few values. */
  @Needs('base.read')
  @Get('lifecycle/grid')
  @ApiOkResponse({ standardSchema: StageGridSchema })
  @ApiRefusals(400, 401, 404, 503)
  async grid(@Gone() gone: AbortSignal, @Query({ schema: GridQuerySchema }) { model, by }: GridQuery) {
    const { asOf, stage, by: other, customers, cells } = await this.counting.run(CountStageGrid, { model, by }, gone);
    const values = other.type === 'boolean' ? ['true', 'false'] : (other.values ?? []);
    return {
      ...{ model, fact: stage.name, by, byTitle: other.labels, asOf: asOf.toISOString(), customers },
      stages: [...stage.values, NO_STAGE].map((name) => ({ stage: name, title: titleOf(stage, name) })),
      classes: [...values, NO_STAGE].map((value) => ({ value, title: titleOf(other, value) })),
      items: cells,
    };
  }

  /** Where one customer stood at the ends of the months that are kept, the oldest first, each with its cause. */
  @Needs('customers.read')
  @Get('customers/:id/stage-months')
  @ApiOkResponse({ standardSchema: StageMonthsSchema })
  @ApiRefusals(400, 401, 404)
  async monthsOf(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: ModelQuerySchema }) { model }: ModelQuery,
  ) {
    const { facts, months } = await this.readStageMonths.run({ id: idForm(id), model, by: me.name });
    const items = months.map((one) => ({
      ...one,
      stageWords: titleOf(facts.stage, one.stage ?? NO_STAGE),
      causeWords: one.cause === null ? null : titleOf(facts.cause, one.cause),
    }));
    return { model, items };
  }

  /** The stages of one customer through time, newest first, each with its cause. */
  @Needs('customers.read')
  @Get('customers/:id/stages')
  @ApiOkResponse({ standardSchema: listOf(StageChangeSchema) })
  @ApiRefusals(400, 401, 404)
  async stagesOf(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: StagesQuerySchema }) { model, limit }: StagesQuery,
  ) {
    const changes = await this.readStages.run({ id: idForm(id), model: model ?? null, limit, by: me.name });
    return { items: changes.map((change) => this.told(change)) };
  }

  private told({ model, value, from, since, cause, basis }: StageChange) {
    const facts = stageFactsOf(model, this.rules.derivations, this.rules.catalogue);
    const words = { valueWords: titleOf(facts?.stage, value), causeWords: titleOf(facts?.cause, cause) };
    return { model, value, from, since, cause, basis, ...words };
  }
}
