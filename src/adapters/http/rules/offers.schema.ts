import { z } from 'zod';
import { ANSWERS_TO_OFFERS, OFFER_STATES, PRICE_PERIODS } from '../../../core/offer/offer.js';
import { ChannelSchema, InstantSchema, NameSchema, PurposeSchema, WordsSchema } from '../schema.js';

const WordingSchema = z.strictObject({ subject: WordsSchema.optional(), body: WordsSchema }).meta({ id: 'Wording' });
const ConditionsSchema = z.unknown().optional().describe('conditions as rules have them');
const StateSchema = z.enum(OFFER_STATES);
const IdsSchema = z.array(z.string()).optional();
const MinorSchema = z.number().int().min(0);

const AnswerableSchema = z.strictObject({ role: z.string().min(1).max(60), person: z.string().max(60).optional() });

const OfferStepSchema = z
  .strictObject({
    state: StateSchema,
    at: InstantSchema,
    by: z.string(),
    did: z.enum(['written', 'moved']),
    note: z.string().optional(),
  })
  .meta({ id: 'OfferStep' });

export const OfferHistorySchema = z.strictObject({
  state: StateSchema,
  next: z.array(StateSchema).describe('where it may go from here'),
  answerable: z.partialRecord(StateSchema, AnswerableSchema),
  items: z.array(OfferStepSchema).describe('oldest first'),
});

const ValueSchema = z
  .union([z.number(), z.looseObject({ kind: z.enum(['fixed', 'growth', 'retention']) })])
  .describe('what one acceptance is expected to earn, minor units of the currency');

const DiscountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.number(), months: z.number().int().optional() }),
  z.strictObject({ kind: z.literal('amount'), amount: MinorSchema, months: z.number().int().optional() }),
]);

export const OfferSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    state: StateSchema,
    purpose: PurposeSchema,
    validFrom: InstantSchema,
    validUntil: InstantSchema.describe('excluded'),
    limits: WordsSchema,
    value: ValueSchema,
    currency: z.string(),
    product: z.string().optional().describe('what it sells, where it sells one product'),
    products: IdsSchema.describe('what it sells, where that is several'),
    wording: z.partialRecord(ChannelSchema, WordingSchema),
    channels: z.array(ChannelSchema).optional().describe('absent: all'),
    price: z.strictObject({ amount: MinorSchema, period: z.enum(PRICE_PERIODS) }).optional(),
    discount: DiscountSchema.optional(),
    termMonths: z.number().int().optional(),
    gifts: z.array(z.strictObject({ id: z.string(), title: WordsSchema, cost: MinorSchema })).optional(),
    priceLever: z.string().optional(),
    eligibility: ConditionsSchema,
    applicability: ConditionsSchema,
    suitability: ConditionsSchema,
    affordability: z.strictObject({ fact: z.string(), pct: z.number() }).optional(),
    exclusionGroups: IdsSchema.describe('of the offers of a group a customer has one at a time'),
    after: z
      .array(
        z.strictObject({
          offer: z.string(),
          outcome: z.enum(ANSWERS_TO_OFFERS),
          withinDays: z.number().int().optional(),
        }),
      )
      .optional(),
    stock: MinorSchema.optional(),
    budget: MinorSchema.optional(),
    costPerAcceptance: MinorSchema.optional(),
    costPerContact: MinorSchema.optional(),
    pilots: IdsSchema.describe('campaigns that may use it while it is on trial'),
    tags: IdsSchema.describe('what frequency caps may count by'),
    life: z
      .strictObject({ answerable: z.partialRecord(StateSchema, AnswerableSchema), history: z.array(OfferStepSchema) })
      .optional(),
  })
  .meta({ id: 'Offer' });

/** Everything that is wrong with it is told by the reader that files go through too. */
export const OfferBodySchema = z.looseObject({ id: NameSchema }).describe('an offer as rules/offers has them');

export const OfferStepBodySchema = z.strictObject({
  to: StateSchema,
  note: z.string().max(1_000).optional(),
  answers: AnswerableSchema.optional().describe('who answers for the step it goes to'),
});

export const LocalQuerySchema = z.strictObject({ node: z.string().max(60).optional() });
