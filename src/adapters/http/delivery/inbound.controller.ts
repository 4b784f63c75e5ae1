import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { idForm } from '../../../core/customer/identity.js';
import { InboundStore } from '../../../flows/ports/inbound-store.js';
import { RecordInbound } from '../../../flows/record-inbound.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { type HistoryQuery, HistoryQuerySchema } from '../customer/customers.schema.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, CustomerIdSchema, listOf } from '../schema.js';
import {
  CustomerMessageSchema,
  customerMessage,
  InboundAnswerSchema,
  type InboundBody,
  InboundBodySchema,
  InboundMessageSchema,
  type InboundQuery,
  InboundQuerySchema,
  inboundAnswer,
} from './inbound.schema.js';

/** What customers write to us. */
@ApiTags('inbound messages')
@ApiBearerAuth()
@Controller()
export class InboundController {
  constructor(
    private readonly recordInbound: RecordInbound,
    private readonly inbound: InboundStore,
    private readonly trail: LookUpTrail,
  ) {}

  /**
   * One message, as the gateway of a channel tells it. A keyword of `policy/sender.json` alone in it is an opt-out: the
   * marketing consent of that channel is taken back from everybody on the number, with the message as evidence, and what is
   * queued does not go out. Anything else is on record and does nothing. Answered once a majority of the database has it
   * and it is done; until then tell it again: it counts once.
   */
  @Needs('messages.write')
  @Post('inbound-messages')
  @HttpCode(202)
  @ApiAcceptedResponse({ standardSchema: InboundAnswerSchema })
  @ApiRefusals(400, 401, 403, 409, 413)
  async record(@Me() me: Caller, @Body({ schema: InboundBodySchema }) body: InboundBody) {
    const { id, keyword } = await this.recordInbound.run({ ...body, at: new Date(body.at), by: me.name });
    return { id, understood: keyword === null ? 'other' : 'opt-out', keyword };
  }

  /** The last told first; also those that are of nobody we know. */
  @Needs('outbox.read')
  @Get('inbound-messages')
  @ApiOkResponse({ standardSchema: listOf(InboundMessageSchema) })
  @ApiRefusals(400, 401, 403)
  async list(@Me() me: Caller, @Query({ schema: InboundQuerySchema }) { limit, before }: InboundQuery) {
    await this.trail.record(me.name, 'inbound.read', 'all');
    const asked = before === undefined ? {} : { before: new Date(before) };
    return { items: (await this.inbound.list({ limit, ...asked })).map(inboundAnswer) };
  }

  /** Newest first, also those told under an id that was merged into this one. */
  @Needs('customers.read')
  @Get('customers/:id/messages')
  @ApiOkResponse({ standardSchema: listOf(CustomerMessageSchema) })
  @ApiRefusals(400, 401, 404)
  async ofCustomer(
    @Me() me: Caller,
    @Param('id', { schema: CustomerIdSchema }) id: string,
    @Query({ schema: HistoryQuerySchema }) { limit }: HistoryQuery,
  ) {
    await this.trail.recordOf(me.name, 'customer.messages', idForm(id));
    return { items: (await this.inbound.ofCustomer(idForm(id), limit)).map(customerMessage) };
  }
}
