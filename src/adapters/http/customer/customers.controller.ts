import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { type CustomerQuestion, ExplainCustomer } from '../../../flows/explain-customer.js';
import { LookUpCustomer } from '../../../flows/look-up-customer.js';
import { OutreachStore } from '../../../flows/ports/outreach-store.js';
import { RunAudit } from '../../../flows/ports/run-audit.js';
import { ReadCustomer } from '../../../flows/read-customer.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { decisionAnswer, leftAnswer } from '../campaign/decision-answer.js';
import { DecisionNames } from '../campaign/decision-names.js';
import { DecisionSchema } from '../campaign/decisions.schema.js';
import { OutreachSchema } from '../delivery/outreach.schema.js';
import { outreachAnswer } from '../delivery/outreach-answer.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, CustomerIdSchema, listOf } from '../schema.js';
import {
  CustomerSchema,
  type ExplainDraftBody,
  ExplainDraftBodySchema,
  type ExplainQuery,
  ExplainQuerySchema,
  FoundSchema,
  type HistoryQuery,
  HistoryQuerySchema,
  type LookUpBody,
  LookUpSchema,
} from './customers.schema.js';
import { ExplanationSchema } from './explanation.schema.js';

/** Every answer here is about a person, so each look-up is on record before it is given. */
@ApiTags('customers')
@ApiBearerAuth()
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly readCustomer: ReadCustomer,
    private readonly lookUpCustomer: LookUpCustomer,
    private readonly explainCustomer: ExplainCustomer,
    private readonly recorded: RunAudit,
    private readonly outreaches: OutreachStore,
    private readonly trail: LookUpTrail,
    private readonly names: DecisionNames,
    private readonly checkScope: CheckScope,
  ) {}

  /** Finds customers by exactly this value; in the body, because addresses end up in logs. */
  @Needs('customers.read')
  @CutsToScope()
  @Post('lookup')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: FoundSchema })
  @ApiRefusals(400, 401)
  async lookUp(@Me() me: Caller, @Body({ schema: LookUpSchema }) { field, value }: LookUpBody) {
    const found = await this.lookUpCustomer.run({ field, value, by: me.name });
    const who = { by: me.name, scope: me.scope };
    const ids = found.map(({ id }) => id);
    return { items: [...(await this.checkScope.run(ids, who))].map((id) => ({ id })) };
  }

  @Needs('customers.read')
  @Get(':id')
  @ApiOkResponse({ standardSchema: CustomerSchema })
  @ApiRefusals(400, 401, 404)
  read(@Me() me: Caller, @Param('id', { schema: CustomerIdSchema }) id: string) {
    return this.readCustomer.run({ id: idForm(id), by: me.name, role: me.role });
  }

  /** Newest first. */
  @Needs('customers.read')
  @Get(':id/decisions')
  @ApiOkResponse({ standardSchema: listOf(DecisionSchema) })
  @ApiRefusals(400, 401, 404)
  async decisionsOf(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    await this.trail.recordOf(me.name, 'customer.decisions', idForm(id));
    const found = await this.recorded.ofCustomer(idForm(id), limit);
    const naming = await this.names.read();
    return { items: found.map((one) => decisionAnswer(one, naming)) };
  }

  /** Newest first. */
  @Needs('customers.read')
  @Get(':id/outreach')
  @ApiOkResponse({ standardSchema: listOf(OutreachSchema) })
  @ApiRefusals(400, 401, 404)
  async outreachOf(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    await this.trail.recordOf(me.name, 'customer.outreach', idForm(id));
    const found = await this.outreaches.ofCustomer(idForm(id), limit);
    return { items: found.map(outreachAnswer) };
  }

  /** Why, or why not: the rule condition by condition with the values compared, and whether they are the run's or today's. */
  @Needs('customers.read')
  @Get(':id/explain')
  @ApiOkResponse({ standardSchema: ExplanationSchema })
  @ApiRefusals(400, 401, 404)
  async explain(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: ExplainQuerySchema }) { rule, pack, run }: ExplainQuery,
  ) {
    return this.explanation({
      customerId: idForm(id),
      ruleId: rule,
      by: me.name,
      ...(pack === undefined ? {} : { pack }),
      ...(run === undefined ? {} : { runId: run }),
    });
  }

  /** The same for a rule of a pack that is not stored: what somebody is writing. */
  @Needs('customers.read')
  @Post(':id/explain')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ExplanationSchema })
  @ApiRefusals(400, 401, 404)
  explainDraft(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Body({ schema: ExplainDraftBodySchema }) { rule, content }: ExplainDraftBody,
  ) {
    return this.explanation({ customerId: idForm(id), ruleId: rule, content, by: me.name });
  }

  private async explanation(question: CustomerQuestion) {
    const { reasons, left, decision, trace, ...explained } = await this.explainCustomer.run(question);
    const naming = await this.names.read();
    return {
      ...explained,
      left: leftAnswer(left, naming),
      decision: decision && trace && decisionAnswer({ decision, trace }, naming),
    };
  }
}
