import { z } from 'zod';
import { BRANCHES, PROVENANCES } from '../../../core/value/worth/profit-tree.js';
import { WORTH_CAUSES } from '../../../core/value/worth/worth-facts.js';
import { HAZARD_SOURCES } from '../../../core/value/worth/worth-model.js';
import { InstantSchema, WordsSchema } from '../schema.js';

const MinorSchema = z.number().int().describe('minor units of the currency');

const BranchSchema = z.strictObject({
  branch: z.enum(BRANCHES),
  title: WordsSchema,
  amount: MinorSchema,
  provenance: z.enum(PROVENANCES),
  provenanceWords: WordsSchema,
});

const PartSchema = z.strictObject({ part: z.string(), title: WordsSchema, amount: MinorSchema });

const ReasonSchema = z.strictObject({ reason: z.string(), title: WordsSchema, lost: z.number().describe('points') });

export const CustomerValueSchema = z
  .strictObject({
    customerId: z.string(),
    asOf: InstantSchema,
    currency: z.string().nullable(),
    cause: z.enum(WORTH_CAUSES).describe('where the hazard comes from, or why there is no value'),
    causeWords: WordsSchema,
    margin: MinorSchema.nullable().describe('a month, by the profit tree'),
    branches: z.array(BranchSchema),
    clv: MinorSchema.nullable(),
    parts: z.array(PartSchema).describe('they add up to the lifetime value, but for rounding'),
    hazard: z
      .strictObject({
        monthly: z.number().describe('chance to leave in a month, of one'),
        source: z.enum(HAZARD_SOURCES),
        sourceWords: WordsSchema,
      })
      .nullable(),
    valueAtRisk: MinorSchema.nullable(),
    saveBudget: MinorSchema.nullable().describe('what a save may cost at most'),
    churn: z.strictObject({
      score: z.number().int().nullable(),
      probability: z.number().nullable(),
      band: z.string().nullable(),
      cause: z.string().nullable(),
      reasons: z.array(ReasonSchema),
    }),
  })
  .meta({ id: 'CustomerValue' });

const BranchTotalSchema = z.strictObject({
  name: z.enum(BRANCHES),
  amount: MinorSchema,
  known: z.number().int(),
  assumed: z.number().int(),
  missing: z.number().int(),
});

export const SegmentWorthSchema = z
  .strictObject({
    segment: z.string().nullable(),
    currency: z.string().nullable(),
    customers: z.number().int(),
    reckoned: z.number().int().describe('of so many a value is known'),
    margin: MinorSchema,
    clv: MinorSchema,
    valueAtRisk: MinorSchema,
    saveBudget: MinorSchema,
    branches: z.array(BranchTotalSchema),
  })
  .meta({ id: 'SegmentWorth' });

export const TotalsQuerySchema = z.strictObject({
  by: z
    .string()
    .max(60)
    .regex(/^[a-z][A-Za-z0-9]*$/),
});
export type TotalsQuery = z.infer<typeof TotalsQuerySchema>;
