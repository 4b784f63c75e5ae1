import { z } from 'zod';
import { WRITTEN_CHANNELS } from '../../../core/policy/sender/sender-rules.js';
import { INBOUND_EFFECTS, type InboundMessage } from '../../../core/response/inbound-message.js';
import { InstantSchema, limitSchema } from '../schema.js';

const ChannelSchema = z.enum(WRITTEN_CHANNELS);
const IdSchema = z.string().max(100).describe('of who carried it: told twice it counts once');
const KeywordSchema = z.string().nullable().describe('the keyword of an opt-out; null: it says something else');
const EffectSchema = z
  .enum(INBOUND_EFFECTS)
  .nullable()
  .describe(
    'withdrawn: the consent is gone; overtaken: a newer word stands; gone: the record went; null: nothing was to do',
  );

/** Either `from` or `customerId`. */
export const InboundBodySchema = z.strictObject({
  id: IdSchema,
  channel: ChannelSchema,
  from: z.string().max(200).exactOptional().describe('the number or address it came from'),
  customerId: z.string().max(200).exactOptional().describe('in place of it, where the gateway knows whose it is'),
  text: z.string().max(5_000).describe('read for a keyword, and not kept'),
  at: z.iso.datetime({ offset: true }),
});
export type InboundBody = z.infer<typeof InboundBodySchema>;

/** Of whom it is, is not told: a key that tells messages must not tell of people. */
export const InboundAnswerSchema = z
  .strictObject({ id: IdSchema, understood: z.enum(['opt-out', 'other']), keyword: KeywordSchema })
  .meta({ id: 'InboundAnswer' });

export const InboundQuerySchema = z.strictObject({ limit: limitSchema(50, 200), before: InstantSchema.optional() });
export type InboundQuery = z.infer<typeof InboundQuerySchema>;

const SAID = { id: IdSchema, channel: ChannelSchema, at: InstantSchema, keyword: KeywordSchema };

export const InboundMessageSchema = z
  .strictObject({
    ...SAID,
    toldAt: InstantSchema,
    by: z.string(),
    isDone: z.boolean().describe('false: a fault came between; told again it goes on'),
    customers: z
      .array(z.strictObject({ id: z.string(), effect: EffectSchema }))
      .describe('all on that number or address; none: it is known to nobody'),
  })
  .meta({ id: 'InboundMessage' });

export const CustomerMessageSchema = z.strictObject({ ...SAID, effect: EffectSchema }).meta({ id: 'CustomerMessage' });

export function inboundAnswer({ fingerprint: _hash, ...message }: InboundMessage) {
  return message;
}

/** Of one customer: who else is on the number is not told. Their own effect comes first, as the store gives it. */
export function customerMessage({ id, channel, at, keyword, customers: [own] }: InboundMessage) {
  return { id, channel, at, keyword, effect: own?.effect ?? null };
}
