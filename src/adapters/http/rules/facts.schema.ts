import { z } from 'zod';

const DaySchema = z.iso.date();

const DistributionSchema = z.union([
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({
    kind: z.literal('numbers'),
    mean: z.number(),
    p10: z.number(),
    p90: z.number(),
    deciles: z.array(z.number()).describe('eleven: the ends of ten equal parts'),
  }),
  z.strictObject({ kind: z.literal('days'), first: DaySchema, last: DaySchema, p10: DaySchema, p90: DaySchema }),
  z.strictObject({
    kind: z.literal('values'),
    top: z.array(z.strictObject({ value: z.string(), customers: z.number().int() })),
    distinct: z.number().int().nullable().describe('null: more than are counted'),
    others: z.number().int(),
  }),
  z.strictObject({ kind: z.literal('yes-or-no'), yes: z.number().int(), no: z.number().int() }),
  z.strictObject({ kind: z.literal('several'), meanLength: z.number() }),
]);

/** How a fact lies over the base; money in minor units of each customer's currency. */
export const FactProfileSchema = z
  .strictObject({
    customers: z.number().int(),
    known: z.number().int().describe('how many have a value'),
    nullShare: z.number().describe('share of those who have none, 0 to 1'),
    distribution: DistributionSchema.describe('of amounts: of the currency of most customers'),
    currencies: z
      .array(
        z.strictObject({
          currency: z.string().nullable().describe('null: of customers whose currency is not known'),
          known: z.number().int(),
          distribution: DistributionSchema,
        }),
      )
      .optional()
      .describe('amounts by currency, the one of most customers first; absent where the fact is no amount'),
  })
  .meta({ id: 'FactProfile' });
