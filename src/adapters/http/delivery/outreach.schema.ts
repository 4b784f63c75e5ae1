import { z } from 'zod';
import { REQUEST_ID } from '../../../core/decision/live/prompt.js';
import { OUTREACH_STATES } from '../../../core/outreach/outreach.js';
import { CALL_OUTCOMES } from '../../../core/response/read-reply.js';
import { ChannelSchema, InstantSchema, PurposeSchema, WordsSchema } from '../schema.js';

export const OutreachSchema = z
  .strictObject({
    id: z.string().describe('out_…'),
    runId: z.string(),
    campaignId: z.string(),
    customerId: z.string(),
    step: z.number().int(),
    channel: ChannelSchema,
    purpose: PurposeSchema,
    ruleId: z.string(),
    offerId: z.string(),
    dueAt: InstantSchema,
    expiresAt: InstantSchema,
    zone: z.string(),
    state: z.enum(OUTREACH_STATES),
    attempt: z.number().int(),
    reason: z.string().nullable().describe('why it waits or ended; a provider’s own code may follow a colon'),
    stateWords: WordsSchema,
    reasonWords: WordsSchema.nullable(),
  })
  .meta({ id: 'Outreach' });

/** What is in it is the core's to check: a decline has a reason, a call-back a time. */
export const OutcomeBodySchema = z.strictObject({
  kind: z.enum(CALL_OUTCOMES).describe('no-answer: the customer was not reached'),
  reason: z.string().max(100).exactOptional().describe('why of a decline: a code of the reasons'),
  callBackAt: z.string().max(40).exactOptional().describe('when to call of a call-back'),
  request: z
    .string()
    .regex(REQUEST_ID)
    .exactOptional()
    .describe(
      'your id of this telling: told again with it, it counts once; another id is another word, and the last word stands',
    ),
});
export type OutcomeBody = z.infer<typeof OutcomeBodySchema>;

export const OutcomeSchema = z
  .strictObject({
    outreach: z.string().describe('out_…'),
    decision: z.string().describe('dec_…'),
    outcome: z.enum(CALL_OUTCOMES),
    reason: z.string().nullable(),
    callBackAt: InstantSchema.nullable(),
    at: InstantSchema,
    by: z.string(),
  })
  .meta({ id: 'ContactOutcome' });
