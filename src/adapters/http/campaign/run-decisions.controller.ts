import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { statesBehind } from '../../../core/measurement/funnel.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { ExplainDecision } from '../../../flows/explain-decision.js';
import { ListRunCandidates } from '../../../flows/list-run-candidates.js';
import { ListRunCustomers } from '../../../flows/list-run-customers.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { FunnelView } from '../../../flows/ports/funnel-view.js';
import { RunAudit } from '../../../flows/ports/run-audit.js';
import { RunStore } from '../../../flows/ports/run-store.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { OutreachSchema } from '../delivery/outreach.schema.js';
import { outreachAnswer } from '../delivery/outreach-answer.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, CustomerIdSchema, pageOf, RunIdSchema } from '../schema.js';
import { decisionAnswer } from './decision-answer.js';
import { DecisionNames } from './decision-names.js';
import { DecisionDetailSchema, RunDecisionsSchema } from './decisions.schema.js';
import { decisionsCsv } from './decisions-csv.js';
import {
  type CsvQuery,
  CsvQuerySchema,
  type RunCandidatesQuery,
  RunCandidatesQuerySchema,
  RunCandidatesSchema,
  type RunCustomersQuery,
  RunCustomersQuerySchema,
  RunCustomersSchema,
  type RunDecisionsQuery,
  RunDecisionsQuerySchema,
  type RunOutreachQuery,
  RunOutreachQuerySchema,
} from './runs.schema.js';

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
    private readonly recorded: RunAudit,
    private readonly rules: BusinessRules,
    private readonly trail: LookUpTrail,
    private readonly names: DecisionNames,
    private readonly explainDecision: ExplainDecision,
    private readonly checkScope: CheckScope,
    private readonly funnel: FunnelView,
    private readonly listRunCustomers: ListRunCustomers,
    private readonly listRunCandidates: ListRunCandidates,
  ) {}

  /**
   * Everybody who matched, by chunk and in the order of the base; `next` is null on the last page. `expired`: nobody knows any
   * more whom the run refused.
   */
  @Needs('customers.read')
  @Get(':id/decisions')
  @ApiOkResponse({ standardSchema: RunDecisionsSchema })
  @ApiRefusals(400, 401, 403, 404)
  async list(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Query({ schema: RunDecisionsQuerySchema }) query: RunDecisionsQuery,
  ) {
    await this.mustExist(runId);
    const { after = null, limit } = query;
    const { items, next, expired } = await this.recorded.page({ runId, after, limit, ...filterOf(query) });
    await this.trail.record(me.name, 'run.decisions', runId, { decisions: items.length });
    const naming = await this.names.read();
    return { items: items.map((one) => decisionAnswer(one, naming)), next, expired };
  }

  /** Who stands behind a row of a channel, by customer: as many as the funnel counts. */
  @Needs('customers.read')
  @Get(':id/outreach')
  @ApiOkResponse({ standardSchema: pageOf(OutreachSchema) })
  @ApiRefusals(400, 401, 403, 404)
  async outreach(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Query({ schema: RunOutreachQuerySchema }) { after, limit, channel, step }: RunOutreachQuery,
  ) {
    await this.mustExist(runId);
    const states = statesBehind(step);
    const page = { runId, channel, states, after: after ?? null, limit };
    const { items, next } = await this.funnel.outreachPage(page);
    await this.trail.record(me.name, 'run.outreach', runId, { outreach: items.length });
    return { items: items.map(outreachAnswer), next };
  }

  /**
   * Who stands behind a bar that nobody wrote down, worked out again from what each chunk saw: by chunk and in the order of
   * the base, with `forgotten` of all pages as many as the funnel counts.
   */
  @Needs('customers.read')
  @Get(':id/customers')
  @ApiOkResponse({ standardSchema: RunCustomersSchema })
  @ApiRefusals(400, 401, 403, 404)
  async customers(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Query({ schema: RunCustomersQuerySchema }) { after, limit, step }: RunCustomersQuery,
  ) {
    const { customerIds, ...page } = await this.listRunCustomers.run({ runId, bar: step, after: after ?? null, limit });
    await this.trail.record(me.name, 'run.customers', runId, { step, customers: customerIds.length });
    return { items: customerIds.map((customerId) => ({ customerId })), ...page };
  }

  /**
   * Whose candidates stand behind a reason, by chunk and in the order of the base: a customer may be there with several rules.
   * With `forgotten` of all pages they are as many as the reason counts.
   */
  @Needs('customers.read')
  @Get(':id/candidates')
  @ApiOkResponse({ standardSchema: RunCandidatesSchema })
  @ApiRefusals(400, 401, 403, 404)
  async candidates(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Query({ schema: RunCandidatesQuerySchema }) { after, limit, stage, code }: RunCandidatesQuery,
  ) {
    const question = { runId, stage, code, after: after ?? null, limit };
    const { items, ...page } = await this.listRunCandidates.run(question);
    await this.trail.record(me.name, 'run.candidates', runId, { stage, code, candidates: items.length });
    return {
      items: items.map(({ customerId, campaignId, rule: { id, title, event } }) => {
        return { customerId, campaignId, ruleId: id, ruleTitle: title, offerId: event.params.offerId };
      }),
      ...page,
    };
  }

  /** What a run decided for one customer, whether or not they have a document of their own. */
  @Needs('customers.read')
  @CutsToScope()
  @Get(':id/decisions/:customer')
  @ApiOkResponse({ standardSchema: DecisionDetailSchema })
  @ApiRefusals(400, 401, 404)
  async read(
    @Me() me: Caller,
    @Param('id', { schema: RunIdSchema }) runId: string,
    @Param('customer', { schema: CustomerIdSchema }) customer: string,
  ) {
    const customerId = idForm(customer);
    const seen = await this.checkScope.run([customerId], { by: me.name, scope: me.scope });
    if (!seen.has(customerId)) throw new AppError('NOT_FOUND', 'no such decision');
    const { decision, trace } = await this.explainDecision.run({ runId, customerId, by: me.name });
    return { decision: decisionAnswer({ decision, trace }, await this.names.read()), facts: decision.facts };
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
    const stream = decisionsCsv(this.recorded, {
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
