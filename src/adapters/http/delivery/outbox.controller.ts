import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { LookUpOutbox } from '../../../flows/look-up-outbox.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { ApiRefusals, InstantSchema, limitSchema, listOf } from '../schema.js';

const SinkChannelSchema = z.enum(['sms', 'email']);

const OutboxQuerySchema = z.strictObject({
  limit: limitSchema(50, 200),
  before: InstantSchema.optional(),
  channel: SinkChannelSchema.optional(),
});
type OutboxQuery = z.infer<typeof OutboxQuerySchema>;

const SinkMessageSchema = z
  .strictObject({
    id: z.string(),
    channel: SinkChannelSchema,
    key: z.string().nullable().describe("the outreach's public id where the protocol carries it"),
    at: InstantSchema,
    from: z.string(),
    to: z.string().describe('masked unless the role may read personal fields'),
    subject: z.string().nullable(),
    body: z.string(),
    parts: z.number().int(),
    encoding: z.string().nullable(),
  })
  .meta({ id: 'SinkMessage' });

@ApiTags('outbox')
@ApiBearerAuth()
@Controller('outbox')
export class OutboxController {
  constructor(private readonly lookUpOutbox: LookUpOutbox) {}

  /** What the local mail server and SMSC received, newest first. */
  @Needs('outbox.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(SinkMessageSchema) })
  @ApiRefusals(400, 401)
  async list(@Me() me: Caller, @Query({ schema: OutboxQuerySchema }) { limit, before, channel }: OutboxQuery) {
    const items = await this.lookUpOutbox.run({
      by: me.name,
      role: me.role,
      limit,
      ...(before === undefined ? {} : { before: new Date(before) }),
      ...(channel === undefined ? {} : { channel }),
    });
    return { items };
  }
}
