import { z } from 'zod';
import { SCALAR_TYPES } from '../../core/condition/operators.js';
import { FACT_SOURCES, FRESHNESS } from '../../core/facts/fact-catalogue.js';
import type { MarksLine } from '../../core/facts/models/marks.js';
import { CurrencySchema, saying, WordsSchema } from './rule-files-shape.js';

const MinorSchema = z.int();

const NAMED = {
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  unit: z.string().nullable(),
  nullable: z.boolean(),
  labels: WordsSchema,
  values: z.array(z.string().min(1)).min(1).exactOptional(),
  valueLabels: z.record(z.string(), WordsSchema).exactOptional(),
  whole: z.boolean().exactOptional(),
  influence: z.boolean().exactOptional(),
};

type Valued = {
  readonly name: string;
  readonly type: string;
  readonly values?: readonly string[];
  readonly valueLabels?: Readonly<Record<string, unknown>>;
};

const nameAllowed = ({ name }: Valued) => !(name in {});
const enumSaysValues = ({ type, values }: Valued) => type !== 'enum' || values !== undefined;
const onlyEnumSaysValues = ({ type, values }: Valued) => type === 'enum' || values === undefined;
const everyValueLabelled = ({ values = [], valueLabels = {} }: Valued) =>
  [...values].sort().join() === Object.keys(valueLabels).sort().join();

const FieldSchema = z
  .strictObject({ ...NAMED, type: z.enum(SCALAR_TYPES) })
  .refine(nameAllowed, saying('FORBIDDEN_NAME'))
  .refine(enumSaysValues, saying('ENUM_WITHOUT_VALUES'))
  .refine(onlyEnumSaysValues, saying('VALUES_WITHOUT_ENUM'))
  .refine(everyValueLabelled, saying('VALUE_WITHOUT_LABEL'));

/** One fact as a file declares it: what a rule may ask, and what the catalogue says of it. */
const FactSchema = z
  .strictObject({
    ...NAMED,
    type: z.enum([...SCALAR_TYPES, 'series', 'list']),
    months: z.union([z.literal(12), z.literal(24)]).exactOptional(),
    fields: z.array(FieldSchema).min(1).exactOptional(),
    help: WordsSchema,
    source: z.enum(FACT_SOURCES),
    freshness: z.enum(FRESHNESS),
  })
  .refine(nameAllowed, saying('FORBIDDEN_NAME'))
  .refine(enumSaysValues, saying('ENUM_WITHOUT_VALUES'))
  .refine(onlyEnumSaysValues, saying('VALUES_WITHOUT_ENUM'))
  .refine(everyValueLabelled, saying('VALUE_WITHOUT_LABEL'))
  .refine(({ type, months }) => (type === 'series') === (months !== undefined), saying('SERIES_SAYS_MONTHS'))
  .refine(({ type, fields }) => (type === 'list') === (fields !== undefined), saying('LIST_SAYS_FIELDS'));

function linesOf<M>(marks: z.ZodType<M>): z.ZodType<readonly MarksLine<M>[]> {
  const override = z.strictObject({ region: z.string().exactOptional(), brand: z.string().exactOptional(), marks });
  const line = z.strictObject({ currency: CurrencySchema, marks, overrides: z.array(override).exactOptional() });
  return z
    .array(line)
    .min(1)
    .refine((lines) => new Set(lines.map(({ currency }) => currency)).size === lines.length, saying('CURRENCY_TWICE'));
}

const ValueMarksSchema = z
  .strictObject({ ordinaryFrom: MinorSchema, highFrom: MinorSchema, marginHighFrom: MinorSchema })
  .refine(({ ordinaryFrom, highFrom }) => ordinaryFrom < highFrom, saying('MARKS_NOT_ASCENDING'));

const ContractMarksSchema = {
  none: z.string(),
  ended: z.string(),
  later: z.string(),
  noTermUpToMonths: z.int().min(0),
  marks: z
    .array(z.strictObject({ window: z.string(), withinDays: z.int().min(0) }))
    .min(1)
    .refine(
      (marks) => marks.every(({ withinDays }, index) => withinDays > (marks[index - 1]?.withinDays ?? -1)),
      saying('MARKS_NOT_ASCENDING'),
    ),
};

const FamiliesSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));

const facts = z.array(FactSchema).min(1);
const kind = <K extends string>(name: K) => ({ kind: z.literal(name), facts });
const model = <K extends string>(name: K) => z.strictObject({ ...kind(name), model: z.unknown() });

/** Kinds of which there is one file each: what the product always derives, and the marks it takes. */
const ONCE = [
  z.strictObject(kind('profile')),
  z.strictObject(kind('contact')),
  z.strictObject(kind('contact-state')),
  z.strictObject(kind('consent')),
  z.strictObject({ ...kind('products'), holds: FamiliesSchema, serviceable: FamiliesSchema }),
  z.strictObject(kind('devices')),
  z.strictObject(kind('counters')),
  z.strictObject(kind('tenure')),
  z.strictObject({ ...kind('contract-window'), ...ContractMarksSchema }),
  z.strictObject(kind('clock')),
  z.strictObject(kind('arpu')),
  z.strictObject(kind('spend')),
  z.strictObject(kind('branches')),
  z.strictObject(kind('usage')),
  z.strictObject({
    ...kind('value-classes'),
    lines: linesOf(ValueMarksSchema),
    hysteresisPct: z.int().min(0).max(50).exactOptional(),
  }),
] as const;

/** Kinds of which there may be any number of files: a model each. */
const MANY = [
  model('trends'),
  model('score'),
  model('bands'),
  model('decision'),
  model('classes'),
  model('lifecycle'),
  model('churn-score'),
  model('profit-tree'),
  model('affinity'),
  z.strictObject(kind('pyramid')),
] as const;

export const FactFileSchema = z.discriminatedUnion('kind', [...ONCE, ...MANY]);
export type FactFile = z.infer<typeof FactFileSchema>;

/** Every kind there must be a file of. */
export const KINDS_ONCE: readonly string[] = ONCE.map((option) => option.shape.kind.value);
