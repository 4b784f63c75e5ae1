import fc from 'fast-check';
import { type Operator, operatorsFor, type ScalarType } from '../../src/core/condition/operators.js';
import type { FactSheet, FactValue } from '../../src/core/facts/fact-sheet.js';
import { dayNumber, dayOfNumber } from '../../src/core/kit/day.js';
import { FIELD_FACTS } from '../builders/field-facts.js';

/** The run's day; facts lie around it, around a month before it and at ends of months. */
export const TODAY = '2028-03-31';

const DAYS = fc
  .oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -36, max: -28 }))
  .map((days) => dayOfNumber(dayNumber(TODAY) + days));

type Value = fc.Arbitrary<string | number | boolean>;
/** Few values, so that questions and answers meet at their edges. */
const SCALARS = {
  arpuBand: fc.constantFrom('LOW', 'MID', 'HIGH'),
  tenureMonths: fc.constantFrom(-1, 0, -0, 0.1, 0.30000000000000004, 1, 2, 1e15, 2 ** 53),
  senior: fc.boolean(),
  planCode: fc.constantFrom('', 'x', 'X', 'xx', '12', '潮', 'null', '__proto__'),
  exitDate: DAYS,
} satisfies Record<string, Value>;
const ELEMENT = {
  amount: SCALARS.tenureMonths,
  dueOn: DAYS,
  paid: fc.boolean(),
  channel: SCALARS.planCode,
} satisfies Record<string, Value>;
/** Each month a tenth below the one before it, or not quite. */
const MONTH = fc.constantFrom(0, 100, 90, 81, 81.5, 72.9, -1);
const SERIES = fc.array(MONTH, { minLength: 12, maxLength: 12 });
const DIRT = fc.constantFrom<unknown[]>(null, Number.NaN, Number.POSITIVE_INFINITY, '1', 'HIGH', true, 0, '2026-02-30');

type Json = Readonly<Record<string, unknown>>;
const WHOLE = { min: 0, max: 40 };

function ordered(pair: readonly unknown[]): readonly unknown[] {
  const [a, b] = pair as readonly [string | number, string | number];
  return a <= b ? [a, b] : [b, a];
}

function valueFor(operator: Operator, type: ScalarType, value: Value): fc.Arbitrary<unknown> {
  const shapes: Partial<Record<Operator, fc.Arbitrary<unknown>>> = {
    in: fc.array(value, { minLength: 1, maxLength: 3 }),
    notIn: fc.array(value, { minLength: 1, maxLength: 3 }),
    between: fc.tuple(value, value).map(ordered),
    before: fc.oneof(value, fc.record({ daysFromToday: fc.integer({ min: -3, max: 3 }) })),
    after: fc.oneof(value, fc.record({ daysFromToday: fc.integer({ min: -3, max: 3 }) })),
    withinNextDays: fc.integer(WHOLE),
    withinLastDays: fc.integer(WHOLE),
    atLeastMonthsAgo: fc.integer({ min: 1, max: 2 }),
    startsWith: fc.constantFrom('x', '潮', 'nu'),
    matches: fc.constantFrom('^x*$', '(?i)x', '潮|null', '^$', '__'),
    inList: fc.constant(type === 'number' ? 'terms' : 'plans'),
    notInList: fc.constant(type === 'number' ? 'terms' : 'plans'),
  };
  return shapes[operator] ?? value;
}

const said = fc.constantFrom({}, {}, {}, { unknown: 'matches' }, { unknown: 'fails' });

function scalarLeaf(name: string, type: ScalarType, value: Value, operators = operatorsFor(type)): fc.Arbitrary<Json> {
  return fc.constantFrom(...operators).chain((operator) =>
    fc.tuple(valueFor(operator, type, value), said).map(([need, meaning]) => ({
      fact: name,
      operator,
      value: need,
      ...meaning,
    })),
  );
}

/** Groups of leaves, as a person nests them. */
function conditionOf(leaf: fc.Arbitrary<Json>, maxDepth: number): fc.Arbitrary<Json> {
  const { condition } = fc.letrec<{ condition: Json; group: Json }>((tie) => ({
    condition: fc.oneof({ maxDepth, withCrossShrink: true }, leaf, tie('group')),
    group: fc.oneof(
      fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }));
  return condition;
}

const trend = fc
  .tuple(fc.constantFrom(10, 0.5), fc.integer({ min: 1, max: 4 }))
  .chain(([pct, months]) =>
    fc.constantFrom(
      { fact: 'spendByMonth', operator: 'fellByPct', value: { pct, months } },
      { fact: 'spendByMonth', operator: 'belowOwnAverage', value: { pct, months } },
      { fact: 'spendByMonth', operator: 'belowOwnAverage', value: { months } },
    ),
  );

const fields = FIELD_FACTS.get('bills')?.fields ?? [];
const elementLeaf = fc
  .constantFrom(...fields)
  .chain(({ name, type }) => scalarLeaf(name, type, ELEMENT[name as keyof typeof ELEMENT]));
const some = conditionOf(elementLeaf, 2).map((one) => ({ fact: 'bills', operator: 'some', value: { all: [one] } }));

const NAMES = ['arpuBand', 'tenureMonths', 'senior', 'planCode', 'exitDate'] as const;
const typeOf = (name: string) => (FIELD_FACTS.get(name)?.type ?? 'text') as ScalarType;
const scalarAny = fc.constantFrom(...NAMES).chain((name) => scalarLeaf(name, typeOf(name), SCALARS[name]));
const spoken = (leaf: fc.Arbitrary<Json>) => fc.tuple(leaf, said).map(([one, meaning]) => ({ ...one, ...meaning }));

/** A question with any operator there is, that its fact allows. */
export const anyLeaf: fc.Arbitrary<Json> = fc.oneof(scalarAny, scalarAny, spoken(trend), spoken(some));
/** A condition whose outermost part is a group. */
export const anyCondition = conditionOf(anyLeaf, 4).map((one) => ({ all: [one] }));

export const cleanSheet: fc.Arbitrary<FactSheet> = fc.record({
  ...SCALARS,
  spendByMonth: SERIES,
  bills: fc.array(fc.record(ELEMENT), { maxLength: 3 }),
});

const dirty = (value: fc.Arbitrary<unknown>) => fc.oneof(value, value, DIRT) as fc.Arbitrary<FactValue>;
const dirtyFields = <T extends Record<string, Value>>(values: T) =>
  fc.record(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, dirty(value)])), {
    requiredKeys: [],
  });

/** Gaps, dirt and lengths nobody promised: what arrives. */
export const dirtySheet = fc
  .tuple(
    dirtyFields(SCALARS),
    fc.record(
      {
        spendByMonth: dirty(fc.array(fc.oneof(MONTH, MONTH, MONTH, DIRT), { maxLength: 14 })),
        bills: dirty(fc.array(fc.oneof(dirtyFields(ELEMENT), dirtyFields(ELEMENT), DIRT), { maxLength: 3 })),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([scalars, rest]) => ({ ...scalars, ...rest })) as fc.Arbitrary<FactSheet>;

/** Conditions of the ten operators over single values: what json-rules-engine understands too. */
export const referenceCondition = conditionOf(
  fc.constantFrom(...NAMES).chain((name) => {
    const ten = operatorsFor(typeOf(name)).filter((operator) =>
      /^(equal|notEqual|less|greater|in$|notIn$)/.test(operator),
    );
    return scalarLeaf(name, typeOf(name), SCALARS[name], ten).map(({ fact, operator, value }) => ({
      fact,
      operator,
      value,
    }));
  }),
  4,
).map((one) => ({ all: [one] }));
