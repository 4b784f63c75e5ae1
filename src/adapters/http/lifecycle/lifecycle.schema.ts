import { z } from 'zod';
import { InstantSchema, limitSchema, WordsSchema } from '../schema.js';

const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const ModelSchema = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);
const Count = z.number().int();

export const ModelQuerySchema = z.strictObject({ model: ModelSchema.default('lifecycle') });
export type ModelQuery = z.infer<typeof ModelQuerySchema>;

export const MigrationQuerySchema = ModelQuerySchema.extend({ from: MonthSchema, to: MonthSchema });
export type MigrationQuery = z.infer<typeof MigrationQuerySchema>;

export const StagesQuerySchema = z.strictObject({ model: ModelSchema.optional(), limit: limitSchema(50, 500) });
export type StagesQuery = z.infer<typeof StagesQuerySchema>;

const MonthCountsSchema = z
  .strictObject({
    recorded: Count.describe('known by records that were there at the time'),
    imported: Count.describe('derived from the history that records brought along when they came later'),
    untold: Count.describe('customers of today of whom nothing is known of then; not in the copy'),
  })
  .meta({ id: 'MonthCounts' });

export const MigrationSchema = z
  .strictObject({
    model: z.string(),
    from: MonthSchema,
    to: MonthSchema,
    fact: z.string(),
    title: WordsSchema.describe('what the stages are called together'),
    stages: z.array(z.string()),
    migration: z
      .record(z.string(), z.record(z.string(), Count))
      .describe('from, then to; NONE is in no stage, ABSENT was not there, of NOT_KNOWN nothing is known of then'),
    movements: z
      .array(
        z.strictObject({
          ...{ stage: z.string(), before: Count, entered: Count, left: Count },
          becameKnown: Count.describe('not known at the end of the first month: they did not enter'),
          becameUnknown: Count.describe('not known at the end of the second month: they did not leave'),
          after: Count,
        }),
      )
      .describe('after = before + entered − left + becameKnown − becameUnknown'),
    known: z.strictObject({ from: MonthCountsSchema, to: MonthCountsSchema }),
  })
  .meta({ id: 'Migration' });

export const MonthsSchema = z.strictObject({
  items: z.array(
    MonthCountsSchema.extend({
      month: MonthSchema,
      state: z.enum(['kept', 'making', 'other-models']),
      at: InstantSchema.describe('system time at which it was last held to the base'),
    }),
  ),
});

export const StageMonthsSchema = z.strictObject({
  model: z.string(),
  items: z.array(
    z.strictObject({
      month: MonthSchema,
      known: z.enum(['RECORDED', 'IMPORTED']),
      stage: z.string().nullable(),
      stageWords: WordsSchema,
      cause: z.string().nullable(),
      causeWords: WordsSchema.nullable(),
      basis: z.string().nullable(),
    }),
  ),
});

const CauseSchema = z.strictObject({ cause: z.string(), title: WordsSchema, customers: Count });

export const StageProfilesSchema = z
  .strictObject({
    model: z.string(),
    fact: z.string(),
    asOf: InstantSchema,
    customers: Count,
    months: z.array(MonthCountsSchema.extend({ month: MonthSchema })).describe('how the months of the trend are known'),
    items: z.array(
      z.strictObject({
        stage: z.string(),
        title: WordsSchema,
        customers: Count,
        share: z.number().describe('of all customers, 0 to 1'),
        months: z
          .array(z.strictObject({ month: MonthSchema, customers: Count, causes: z.array(CauseSchema) }))
          .describe('the oldest first'),
        causes: z.array(CauseSchema),
        levers: z.array(z.strictObject({ id: z.string(), title: WordsSchema })),
      }),
    ),
  })
  .meta({ id: 'StageProfiles' });

export const GridQuerySchema = ModelQuerySchema.extend({ by: z.string().min(1).max(60) });
export type GridQuery = z.infer<typeof GridQuerySchema>;

export const StageGridSchema = z
  .strictObject({
    model: z.string(),
    fact: z.string(),
    by: z.string(),
    byTitle: WordsSchema,
    asOf: InstantSchema,
    customers: Count,
    stages: z.array(z.strictObject({ stage: z.string(), title: WordsSchema })),
    classes: z.array(z.strictObject({ value: z.string(), title: WordsSchema })),
    items: z
      .array(z.strictObject({ stage: z.string(), value: z.string(), customers: Count }))
      .describe('NONE: without a stage, or without a class; where nobody is there is no item'),
  })
  .meta({ id: 'StageGrid' });

export const StageChangeSchema = z
  .strictObject({
    model: z.string(),
    value: z.string(),
    valueWords: WordsSchema,
    from: z.string().nullable(),
    since: z.iso.date(),
    cause: z.string(),
    causeWords: WordsSchema,
    basis: z.string().nullable().describe('how it was found, or that it was held by the minimum stay'),
  })
  .meta({ id: 'StageChange' });
