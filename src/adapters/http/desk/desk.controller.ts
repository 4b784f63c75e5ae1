import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Customer } from '../../../core/customer/customer.js';
import { idForm } from '../../../core/customer/identity.js';
import { personalAsSeenBy } from '../../../core/customer/mask-personal.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { FindCaller } from '../../../flows/find-caller.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { CustomerStore } from '../../../flows/ports/customer-store.js';
import { ReadCallBacks } from '../../../flows/read-call-backs.js';
import { ReadCalls } from '../../../flows/read-calls.js';
import { type Caller, CutsToScope, Me, Needs } from '../access/access.js';
import { ApiRefusals, CustomerIdSchema, listOf } from '../schema.js';
import {
  type CallerBody,
  CallerBodySchema,
  CallerSchema,
  type CallsQuery,
  CallsQuerySchema,
  CallTaskSchema,
  ListedCallSchema,
  RefusalReasonSchema,
  type TasksQuery,
  TasksQuerySchema,
} from './desk.schema.js';
import { callerAnswer, callTaskAnswer, listedCallAnswer } from './desk-answer.js';

/** What who sits at the hotline or the counter works with beside the next best offers. */
@ApiTags('desk')
@ApiBearerAuth()
@Controller()
export class DeskController {
  constructor(
    private readonly findCaller: FindCaller,
    private readonly readCallBacks: ReadCallBacks,
    private readonly readCalls: ReadCalls,
    private readonly customers: CustomerStore,
    private readonly checkScope: CheckScope,
    private readonly rules: BusinessRules,
  ) {}

  /** Who is on the line: by number, by id, or by the key of a call list's line. On record. */
  @Needs('prompts.ask')
  @CutsToScope()
  @Post('desk/search')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: listOf(CallerSchema) })
  @ApiRefusals(400, 401, 403)
  async search(@Me() me: Caller, @Body({ schema: CallerBodySchema }) { text }: CallerBody) {
    const found = await this.findCaller.run({ text, by: me.name });
    const seen = await this.checkScope.run(found, { by: me.name, scope: me.scope });
    const customers = await this.customers.findMany([...seen]);
    return { items: customers.map((one) => this.seenBy(one, me)) };
  }

  /** Calls that were promised: overdue ones, and those of the next days, the soonest first. On record. */
  @Needs('prompts.ask')
  @CutsToScope()
  @Get('desk/tasks')
  @ApiOkResponse({ standardSchema: listOf(CallTaskSchema) })
  @ApiRefusals(400, 401, 403)
  async tasks(@Me() me: Caller, @Query({ schema: TasksQuerySchema }) { days }: TasksQuery) {
    const tasks = await this.readCallBacks.run({ by: me.name, role: me.role, scope: me.scope, days });
    return { items: tasks.map(callTaskAnswer) };
  }

  /** Why a customer may say no: what a decline names. */
  @Needs('replies.write')
  @Get('desk/reasons')
  @ApiOkResponse({ standardSchema: listOf(RefusalReasonSchema) })
  @ApiRefusals(401, 403)
  reasons() {
    const reasons = this.rules.reasons.filter(({ explains }) => explains.includes('refusal'));
    return { items: reasons.map(({ code, title }) => ({ code, title })) };
  }

  /** Lines of call lists about one customer that are out, newest first, with what was told of them. On record. */
  @Needs('replies.write')
  @Get('customers/:id/calls')
  @ApiOkResponse({ standardSchema: listOf(ListedCallSchema) })
  @ApiRefusals(400, 401, 403, 404)
  async calls(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: CallsQuerySchema }) { limit }: CallsQuery,
  ) {
    const calls = await this.readCalls.run({ id: idForm(id), by: me.name, limit });
    return { items: calls.map(listedCallAnswer) };
  }

  private seenBy({ id, personal, preference }: Customer, { role }: Caller) {
    return callerAnswer(id, personalAsSeenBy(role, personal), preference.language);
  }
}
