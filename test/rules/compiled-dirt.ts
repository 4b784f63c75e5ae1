import fc from 'fast-check';

/** Rules and customers as bad as they come: few values, so that questions and answers meet at their edges. */
const NUMBERS = [-1, 0, -0, 0.1, 0.30000000000000004, 1, 2, 5, 12, 1e15, 2 ** 53, 1e21, Number.MIN_VALUE];
const TEXTS = ['', 'x', 'X', '12', '5', '1', '12abc', '潮', 'null', 'true', '__proto__', '2026-01-01', '2026-02-30'];
const ODD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null, undefined, true, false];

const number = fc.constantFrom(...NUMBERS);
const text = fc.constantFrom(...TEXTS);
const simple = fc.oneof(number, text, fc.constantFrom(null, true, false));

/** Literals survive JSON: rules come from files. */
const literal = fc.oneof(
  { weight: 6, arbitrary: simple },
  { weight: 1, arbitrary: fc.array(simple, { maxLength: 3 }) },
);
const list = fc.array(simple, { maxLength: 4 });

const ORDERINGS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const PATHS = [
  undefined,
  '',
  '$.a',
  '$.a.b',
  'b',
  'a.b',
  '$.length',
  '$.l.length',
  '$.toString',
  '.a',
  '$.a[*]',
  '$.0',
];

const asking = (operators: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.record({ operator: fc.constantFrom(...operators), value });

const leafAbout = (fact: fc.Arbitrary<string>, path: fc.Arbitrary<string | undefined>) =>
  fc
    .record({
      fact,
      path,
      asked: fc.oneof(
        { weight: 4, arbitrary: asking(['equal', 'notEqual', ...ORDERINGS], literal) },
        { weight: 4, arbitrary: asking(['equal', 'notEqual', ...ORDERINGS], number) },
        { weight: 4, arbitrary: asking(['in', 'notIn', 'not:in'], list) },
        { weight: 4, arbitrary: asking(['contains', 'doesNotContain', 'not:contains'], literal) },
        { weight: 3, arbitrary: asking(['not:equal', 'swap:lessThan', 'not:swap:greaterThanInclusive'], literal) },
        { weight: 3, arbitrary: asking(['someValue:lessThan', 'everyValue:notEqual', 'not:someValue:equal'], list) },
        // From here on the exact path is asked.
        { weight: 1, arbitrary: asking(['someFact:equal', 'everyFact:lessThan', 'not:someFact:in'], list) },
        { weight: 1, arbitrary: asking(['in', 'notIn'], text) },
      ),
    })
    .map(({ fact: name, path: inside, asked }) =>
      inside === undefined ? { fact: name, ...asked } : { fact: name, path: inside, ...asked },
    );

const referring = fc.record({
  fact: fc.constantFrom('f', 'g'),
  operator: fc.constantFrom('equal', 'lessThan'),
  value: fc.constantFrom({ fact: 'h' }, { fact: 'o', path: '$.a' }),
});

const leaf = fc.oneof(
  { weight: 12, arbitrary: leafAbout(fc.constantFrom('f', 'g', 'h'), fc.constant(undefined)) },
  { weight: 12, arbitrary: leafAbout(fc.constantFrom('o', 'l', 'f'), fc.constantFrom(...PATHS)) },
  { weight: 1, arbitrary: referring },
);

const { group } = fc.letrec<{ condition: object; group: object }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    { weight: 1, arbitrary: tie('group') },
    { weight: 1, arbitrary: tie('group') },
  ),
  group: fc.oneof(
    fc.array(tie('condition'), { maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 4 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
    fc.tuple(tie('condition'), tie('condition')).map(([one, other]) => ({ all: [one], any: [other], not: one })),
    fc.constant({ condition: 'shared' }),
    fc.constant({ condition: 'nobody' }),
  ),
}));

/** A rule as JSON; its event names it by its place. */
export const dirtyRule = fc.record({ conditions: group, priority: fc.integer({ min: 1, max: 3 }) });

/** The condition named `shared`; `nobody` does not exist. */
export const sharedCondition = fc.oneof(
  leaf.map((one) => ({ all: [one] })),
  leaf.map((one) => ({ not: one })),
);

const anything = fc.oneof(
  { weight: 5, arbitrary: simple },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...ODD) },
  { weight: 1, arbitrary: list as fc.Arbitrary<unknown> },
);
const inner = fc.record({ a: anything, b: anything, l: list, toString: anything }, { requiredKeys: [] });
const nested = fc.oneof(
  { weight: 4, arbitrary: fc.record({ a: fc.oneof(inner, anything), b: anything, l: anything }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(new Date(0), {}, [[1]], Object.create({ a: 1 })) },
);

/** A customer's facts, any of them missing. */
export const dirtyFacts = fc.record(
  { f: anything, g: anything, h: anything, l: fc.oneof(list, anything), o: nested },
  { requiredKeys: [] },
) as fc.Arbitrary<Readonly<Record<string, unknown>>>;
