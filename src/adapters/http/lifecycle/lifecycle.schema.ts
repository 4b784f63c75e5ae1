import { z } from 'zod';
import { readMembersCursor } from '../../../core/lifecycle/members/members-cursor.js';
import { InstantSchema, limitSchema, pageOf, WordsSchema } from '../schema.js';

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

const NameOfStageSchema = z.string().min(1).max(60);
const MembersQuerySchema = ModelQuerySchema.extend({
  after: z
    .string()
    .max(900)
    .refine((text) => readMembersCursor(text) !== null)
    .optional()
    .describe('`next` of the page before'),
  limit: limitSchema(50, 200),
});

/** A cell of the base: without a stage, a class or a cause it is of any. */
export const StageCustomersQuerySchema = MembersQuerySchema.extend({
  stage: NameOfStageSchema.optional(),
  by: GridQuerySchema.shape.by.optional(),
  class: NameOfStageSchema.optional().describe('a value of `by`; NONE: who has none'),
  cause: NameOfStageSchema.optional(),
  asOf: InstantSchema.optional().describe('the `asOf` of the number, within a day; now when it is not given'),
});
export type StageCustomersQuery = z.infer<typeof StageCustomersQuerySchema>;

const NamesSchema = z
  .string()
  .max(900)
  .transform((text) => text.split(','))
  .optional();

/** A flow of a migration: without `was` from anywhere, without `is` to anywhere. */
export const MovedCustomersQuerySchema = MembersQuerySchema.extend({
  from: MonthSchema,
  to: MonthSchema,
  was: NamesSchema.describe('a stage, NONE, ABSENT or NOT_KNOWN at the end of `from`; several with commas between'),
  is: NamesSchema.describe('the same at the end of `to`'),
});
export type MovedCustomersQuery = z.infer<typeof MovedCustomersQuerySchema>;

const TotalSchema = Count.nullable().describe(
  'everybody the number counts; told with the first page, null on the others',
);
/** What a list shows of a person: enough to know them by. */
const ListedSchema = z.strictObject({
  customerId: z.string(),
  name: z.string().nullable().describe('masked unless the role may read personal fields'),
  msisdn: z.string().nullable().describe('masked likewise'),
});

export const StageCustomersSchema = pageOf(
  ListedSchema.extend({
    stage: z.string(),
    stageWords: WordsSchema,
    class: z.string().nullable(),
    classWords: WordsSchema.nullable(),
  }),
)
  .extend({ asOf: InstantSchema.describe('everybody is told as of then, on every page'), total: TotalSchema })
  .meta({ id: 'StageCustomers' });

export const MovedCustomersSchema = pageOf(
  ListedSchema.extend({ was: z.string(), wasWords: WordsSchema, is: z.string(), isWords: WordsSchema }),
)
  .extend({ total: TotalSchema })
  .meta({ id: 'MovedCustomers' });
