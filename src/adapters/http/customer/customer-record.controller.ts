import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { ForgetCustomer } from '../../../flows/forget-customer.js';
import { MergeCustomers } from '../../../flows/merge-customers.js';
import { MoveCustomer } from '../../../flows/move-customer.js';
import { CustomerEventStore } from '../../../flows/ports/customer-event-store.js';
import { CustomerStore } from '../../../flows/ports/customer-store.js';
import { MergeStore } from '../../../flows/ports/merge-store.js';
import { ReadCustomerHistory } from '../../../flows/read-customer-history.js';
import { UndoMerge } from '../../../flows/undo-merge.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, CustomerIdSchema, listOf } from '../schema.js';
import { type HistoryQuery, HistoryQuerySchema } from './customers.schema.js';
import {
  EventSchema,
  FieldHistorySchema,
  type ForgetBody,
  ForgetBodySchema,
  ForgottenSchema,
  type MembersQuery,
  MembersQuerySchema,
  MembersSchema,
  type MergeBody,
  MergeBodySchema,
  MergeIdSchema,
  MergeSchema,
  MovedSchema,
  type NodeBody,
  NodeBodySchema,
  type UndoMergeBody,
  UndoMergeBodySchema,
} from './record.schema.js';

/** What is kept of one customer beside the profile, and what is done to the record as a whole. Every look is on record. */
@ApiTags('customers')
@ApiBearerAuth()
@Controller()
export class CustomerRecordController {
  constructor(
    private readonly customers: CustomerStore,
    private readonly events: CustomerEventStore,
    private readonly merges: MergeStore,
    private readonly readHistory: ReadCustomerHistory,
    private readonly mergeCustomers: MergeCustomers,
    private readonly undoMerge: UndoMerge,
    private readonly forgetCustomer: ForgetCustomer,
    private readonly moveCustomer: MoveCustomer,
    private readonly checkScope: CheckScope,
    private readonly trail: LookUpTrail,
  ) {}

  /** Field by field, newest first. */
  @Needs('customers.read')
  @Get('customers/:id/history')
  @ApiOkResponse({ standardSchema: listOf(FieldHistorySchema) })
  @ApiRefusals(400, 401, 404)
  async history(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    return { items: await this.readHistory.run({ id: idForm(id), limit, by: me.name, role: me.role }) };
  }

  /** Newest first, also those told under an id that was merged into this one. */
  @Needs('customers.read')
  @Get('customers/:id/events')
  @ApiOkResponse({ standardSchema: listOf(EventSchema) })
  @ApiRefusals(400, 401, 404)
  async eventsOf(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    await this.trail.recordOf(me.name, 'customer.events', idForm(id));
    return { items: await this.events.ofCustomer(idForm(id), limit) };
  }

  /** The others of the customer's household or group, and the customer: those whom the scope of who asks takes in. */
  @Needs('customers.read')
  @Get('customers/:id/members')
  @ApiOkResponse({ standardSchema: MembersSchema })
  @ApiRefusals(400, 401, 404)
  async members(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: MembersQuerySchema }) { of, limit }: MembersQuery,
  ) {
    await this.trail.record(me.name, 'customer.members', idForm(id));
    const customer = await this.customers.find(id);
    if (!customer) throw new AppError('NOT_FOUND', 'no such customer');
    const circle = (of === 'household' ? customer.business.householdId : customer.business.groupId) ?? null;
    const ids = circle === null ? [] : await this.customers.members(of, circle, limit);
    const seen = await this.checkScope.run(ids, { by: me.name, scope: me.scope });
    return { circle, items: ids.filter((one) => seen.has(one)).map((one) => ({ id: one })) };
  }

  /** Merges this customer was part of, newest first. */
  @Needs('customers.read')
  @Get('customers/:id/merges')
  @ApiOkResponse({ standardSchema: listOf(MergeSchema) })
  @ApiRefusals(400, 401, 404)
  async mergesOf(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    await this.trail.recordOf(me.name, 'customer.merges', idForm(id));
    return { items: await this.merges.ofCustomer(idForm(id), limit) };
  }

  /** The other record goes into this one, field by field as `rules/merge.json` says; this id answers for both. */
  @Needs('customers.merge')
  @Post('customers/:id/merge')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: MergeSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  merge(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Body({ schema: MergeBodySchema }) { other, reason }: MergeBody,
  ) {
    return this.mergeCustomers.run({ primaryId: idForm(id), otherId: idForm(other), by: me.name, reason });
  }

  /** Both records are again what they were; what changed since of the one that stayed is kept. */
  @Needs('customers.merge')
  @Post('merges/:id/undo')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: MergeSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  undo(
    @Me() me: Caller,
    @Param('id', { schema: MergeIdSchema }) id: string,
    @Body({ schema: UndoMergeBodySchema }) { reason }: UndoMergeBody,
  ) {
    return this.undoMerge.run({ id, by: me.name, reason });
  }

  /** The customer hangs on another node of the organisation from now on: part of the history, as any change. */
  @Needs('customers.move')
  @Post('customers/:id/node')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: MovedSchema })
  @ApiRefusals(400, 401, 403, 404)
  move(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Body({ schema: NodeBodySchema }) { orgNode, reason }: NodeBody,
  ) {
    return this.moveCustomer.run({ id: idForm(id), orgNode, by: me.name, reason });
  }

  /** For good: the record, its events, history and merges go, open outreach is cancelled, decisions lose the name. */
  @Needs('customers.forget')
  @Post('customers/:id/forget')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ForgottenSchema })
  @ApiRefusals(400, 401, 403, 404)
  forget(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Body({ schema: ForgetBodySchema }) { confirm, reason }: ForgetBody,
  ) {
    if (idForm(confirm) !== idForm(id)) {
      const problem = { path: '$.confirm', code: 'FORGET_NOT_CONFIRMED' };
      throw new AppError('INVALID_INPUT', 'the id is not confirmed', [problem]);
    }
    return this.forgetCustomer.run({ id: idForm(id), by: me.name, reason });
  }
}
