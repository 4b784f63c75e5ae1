import { z } from 'zod';
import { OutreachSchema } from '../delivery/outreach.schema.js';
import { InstantSchema, limitSchema, WordsSchema } from '../schema.js';

const text = z.string().optional();

export const CallerBodySchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe(
      'a number, a customer’s id, or the key of a line of a call list; in the body, as addresses end up in logs',
    ),
});
export type CallerBody = z.infer<typeof CallerBodySchema>;

export const CallerSchema = z
  .strictObject({
    id: z.string(),
    name: text.describe('masked unless the role may read personal fields'),
    msisdn: text.describe('masked unless the role may read personal fields'),
    language: text.describe('the customer’s own'),
  })
  .meta({ id: 'Caller' });

const OfferTextSchema = z.strictObject({
  id: z.string(),
  title: WordsSchema.nullable(),
  limits: WordsSchema.nullable(),
});
const AnswerSchema = z.strictObject({
  outcome: z.string(),
  reason: z.string().nullable(),
  callBackAt: InstantSchema.nullable(),
  at: InstantSchema,
  by: z.string(),
});

export const TasksQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(31).default(7).describe('how far ahead; what is overdue is always told'),
});
export type TasksQuery = z.infer<typeof TasksQuerySchema>;

export const CallTaskSchema = z
  .strictObject({
    id: z.string(),
    customer: CallerSchema,
    callAt: InstantSchema,
    promisedAt: InstantSchema,
    by: z.string().describe('who promised it'),
    channel: z.string().describe('where it was promised'),
    campaignId: z.string(),
    ruleId: z.string(),
    offer: OfferTextSchema,
    tries: z.number().int().describe('calls since that nobody answered'),
  })
  .meta({ id: 'CallTask' });

export const CallsQuerySchema = z.strictObject({ limit: limitSchema(50, 200) });
export type CallsQuery = z.infer<typeof CallsQuerySchema>;

export const ListedCallSchema = z
  .strictObject({
    outreach: OutreachSchema,
    offer: OfferTextSchema,
    said: z.array(AnswerSchema).describe('every word on what came of it, newest first; empty: nobody told'),
  })
  .meta({ id: 'ListedCall' });

export const RefusalReasonSchema = z
  .strictObject({ code: z.string(), title: WordsSchema })
  .meta({ id: 'RefusalReason' });
