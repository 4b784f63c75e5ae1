import { z } from 'zod';
import { PROMPT_CHANNELS } from '../../../core/customer/consent.js';
import { MOST_OFFERS, REQUEST_ID } from '../../../core/decision/live/prompt.js';
import { STAGES } from '../../../core/policy/refusal.js';
import { REPLIES } from '../../../core/response/read-reply.js';
import { CustomerIdSchema, InstantSchema, PurposeSchema, WordsSchema } from '../schema.js';
import { CandidateSchema, RefusalSchema } from './decisions.schema.js';

const PlaceSchema = z.enum(PROMPT_CHANNELS);
const LocaleSchema = z.enum(['zh-CN', 'en']);

/** `request` is the client's own id of the asking: asked again with it, the answer is the same. */
export const PromptBodySchema = z.strictObject({
  request: z.string().regex(REQUEST_ID),
  customerId: CustomerIdSchema,
  place: PlaceSchema.describe('where the customer is'),
  limit: z.number().int().min(1).max(MOST_OFFERS).default(3),
  others: z.boolean().default(false).describe('why not the others, too'),
});
export type PromptBody = z.infer<typeof PromptBodySchema>;

const OfferedSchema = z
  .strictObject({
    rank: z.number().int(),
    ruleId: z.string(),
    campaignId: z.string(),
    offerId: z.string(),
    purpose: PurposeSchema,
    lever: z.string(),
    title: WordsSchema,
    limits: WordsSchema.describe('to be told before it is taken'),
    said: z
      .strictObject({ locale: LocaleSchema, subject: z.string().nullable(), body: z.string() })
      .nullable()
      .describe('in the customer’s language; null: no text could be made'),
    expiresAt: InstantSchema,
    why: z.strictObject({ rule: WordsSchema, because: z.array(WordsSchema) }),
  })
  .meta({ id: 'OfferedNow' });

const NothingSchema = z.strictObject({ stage: z.enum(STAGES), code: z.string(), words: WordsSchema });

export const PromptSchema = z
  .strictObject({
    id: z.string().describe('dec_…'),
    request: z.string(),
    customerId: z.string(),
    place: PlaceSchema,
    at: InstantSchema,
    by: z.string(),
    offers: z.array(OfferedSchema).describe('best first'),
    nothing: NothingSchema.nullable().describe('why there is no offer; null too where no rule is true of the customer'),
    others: z.array(CandidateSchema).optional(),
  })
  .meta({ id: 'Prompt' });

const ReplySchema = z.strictObject({
  ruleId: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  callBackAt: InstantSchema.nullable(),
  at: InstantSchema,
  by: z.string(),
});

export const PromptWithRepliesSchema = z
  .strictObject({
    ...PromptSchema.shape,
    replies: z.array(ReplySchema).describe('every word, newest first: of each rule the first is what stands'),
  })
  .meta({ id: 'PromptWithReplies' });

/** What is in it is the core's to check: a decline has a reason, a call-back a time. */
export const ReplyBodySchema = z.strictObject({
  ruleId: z.string().min(1).max(200),
  kind: z.enum(REPLIES),
  reason: z.string().max(100).exactOptional(),
  callBackAt: z.string().max(40).exactOptional(),
  request: z
    .string()
    .regex(REQUEST_ID)
    .exactOptional()
    .describe(
      'your id of this telling: told again with it, it counts once; another id is another word, and the last word stands',
    ),
});
export type ReplyBody = z.infer<typeof ReplyBodySchema>;

export const ReplyEndSchema = z
  .strictObject({
    recorded: z.boolean(),
    refusals: z.array(RefusalSchema).describe('why it may not be presented, with the reservation that took the place'),
  })
  .meta({ id: 'ReplyEnd' });
