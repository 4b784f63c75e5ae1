import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../flows/errors.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { DecisionsView } from '../../../flows/ports/decisions-view.js';
import { Ids } from '../../../flows/ports/ids.js';
import { RunStore } from '../../../flows/ports/run-store.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, pageOf, RunIdSchema } from '../schema.js';
import { decisionAnswer } from './decision-answer.js';
import { DecisionSchema } from './decisions.schema.js';
import { decisionsCsv } from './decisions-csv.js';
import { type CsvQuery, CsvQuerySchema, type RunDecisionsQuery, RunDecisionsQuerySchema } from './runs.schema.js';

/** Only what was asked for: an absent filter is no filter. */
function filterOf({ outcome, code }: Pick<RunDecisionsQuery, 'outcome' | 'code'>) {
  return { ...(outcome === undefined ? {} : { outcome }), ...(code === undefined ? {} : { code }) };
}

@ApiTags('runs')
@ApiBearerAuth()
@Controller('runs')
export class RunDecisionsController {
  constructor(
    private readonly runs: RunStore,
    private readonly view: DecisionsView,
    private readonly rules: BusinessRules,
    private readonly trail: LookUpTrail,
    private readonly ids: Ids,
  ) {}

  /** In order of customer; `next` is null on the last page. */
  @Needs('customers.read')
  @Get(':id/decisions')
  @ApiOkResponse({ standardSchema: pageOf(DecisionSchema) })
  @ApiRefusals(400, 401, 403, 404)
  async list(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Query({ schema: RunDecisionsQuerySchema }) query: RunDecisionsQuery,
  ) {
    await this.mustExist(runId);
    const found = await this.view.page({
      runId,
      after: query.after ?? null,
      limit: query.limit + 1,
      ...filterOf(query),
    });
    const shown = found.slice(0, query.limit);
    await this.trail.record(me.name, 'run.decisions', runId, { decisions: shown.length });
    const next = found.length > shown.length ? (shown.at(-1)?.id ?? null) : null;
    return { items: shown.map((one) => decisionAnswer(one, this.ids)), next };
  }

  @Needs('exports.read')
  @Get(':id/decisions.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'CSV, UTF-8', schema: { type: 'string' } })
  @ApiRefusals(400, 401, 403, 404)
  @Header('content-type', 'text/csv; charset=utf-8')
  async csv(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Query({ schema: CsvQuerySchema }) query: CsvQuery,
  ) {
    await this.mustExist(runId);
    await this.trail.record(me.name, 'run.export', runId, filterOf(query));
    const stream = decisionsCsv(this.view, {
      runId,
      ...filterOf(query),
      factNames: [...this.rules.catalogue.keys()],
      bom: query.bom === '1',
    });
    return new StreamableFile(stream, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="decisions-${runId.replace('|', '-')}.csv"`,
    });
  }

  private async mustExist(runId: string): Promise<void> {
    if (!(await this.runs.find(runId))) throw new AppError('NOT_FOUND', 'no such run');
  }
}
