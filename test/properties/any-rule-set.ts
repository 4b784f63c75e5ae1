import fc from 'fast-check';
import type { RuleProperties, TopLevelCondition } from '../../src/core/rules/engine/types.js';

type Facts = Readonly<Record<string, unknown>>;

/** Facts of each type, small enough that every set of facts there is can be asked; undefined is missing. */
export const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  n: [-1, 0, 0.5, 1, 1.5, 2, 3],
  band: ['LOW', 'MID', 'HIGH'],
  yes: [true, false],
  day: ['2025-12-31', '2026-01-01', '2026-01-01T10', '2026-06-01', '2026-07-01', 'never', '9'],
  tags: [[], ['a'], ['b'], ['b', 'a'], ['c']],
  gb: [undefined, -1, 0, 0.5, 1, 1.5, 2, 3],
};

/** Every combination of some values of the facts, the last of them inside an object. */
export function everySheet(values: typeof VALUES, canMiss: boolean): readonly Facts[] {
  const sheets = Object.entries(values).reduce<readonly Facts[]>(
    (known, [fact, some]) => {
      const all = canMiss && fact !== 'gb' ? [...some, undefined] : some;
      return known.flatMap((sheet) => all.map((value) => (value === undefined ? sheet : { ...sheet, [fact]: value })));
    },
    [{}],
  );
  return sheets.map(({ gb, ...sheet }) => ({ ...sheet, usage: gb === undefined ? {} : { last: { gb } } }));
}

const number = fc.constantFrom(0, 1, 2);
const ordering = fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive');
const sameness = fc.constantFrom('equal', 'notEqual', 'not:equal');
const day = fc.constantFrom('2026-01-01', '2026-06-01');
const some = <T>(list: T[]) => fc.subarray(list, { minLength: 1 });

/** What is looked into. */
export const plainLeaf = fc.oneof(
  fc.record({ fact: fc.constant('n'), operator: fc.oneof(ordering, sameness), value: number }),
  fc.record({ fact: fc.constant('n'), operator: fc.constantFrom('not:lessThan', 'greaterThan'), value: number }),
  fc.record({ fact: fc.constant('n'), operator: fc.constantFrom('in', 'notIn'), value: some([0, 1, 2]) }),
  fc.record({
    fact: fc.constant('band'),
    operator: fc.constantFrom('in', 'notIn'),
    value: some(['LOW', 'MID', 'HIGH']),
  }),
  fc.record({ fact: fc.constant('yes'), operator: sameness, value: fc.boolean() }),
  fc.record({ fact: fc.constant('day'), operator: fc.oneof(ordering, sameness), value: day }),
  fc.record({
    fact: fc.constant('tags'),
    operator: fc.constantFrom('contains', 'doesNotContain', 'not:contains'),
    value: fc.constantFrom('a', 'b'),
  }),
  fc.record({
    fact: fc.constant('usage'),
    path: fc.constantFrom('$.last.gb', 'last.gb'),
    operator: fc.oneof(ordering, sameness),
    value: number,
  }),
);

/** What is not, and what the reference answers all the same. */
const sealedLeaf = fc.oneof(
  fc.record({ fact: fc.constant('tags'), operator: fc.constant('someFact:equal'), value: fc.constantFrom('a', 'b') }),
  fc.record({ fact: fc.constant('n'), operator: ordering, value: fc.constant({ fact: 'gb2' }) }),
  fc.record({ fact: fc.constant('band'), operator: fc.constantFrom('in', 'notIn'), value: fc.constant('LOW,MID') }),
  fc.record({
    fact: fc.constant('usage'),
    path: fc.constant('$..gb'),
    operator: fc.constant('contains'),
    value: number,
  }),
);

function groups(leaf: fc.Arbitrary<object>): fc.Arbitrary<TopLevelCondition> {
  const { condition } = fc.letrec<{ condition: object; group: object }>((tie) => ({
    condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, leaf, tie('group')),
    group: fc.oneof(
      fc.array(tie('condition'), { minLength: 0, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 0, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }));
  return fc.array(condition, { minLength: 1, maxLength: 3 }).map((all) => ({ all }) as TopLevelCondition);
}

const event = fc.record({
  type: fc.constantFrom('x', 'y'),
  params: fc.record({ offer: fc.constantFrom(1, 2) }),
});
const rulesOf = (leaf: fc.Arbitrary<object>) =>
  fc.array(fc.record({ conditions: groups(leaf), event, priority: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }) as fc.Arbitrary<RuleProperties[]>;

/** A few rules of which everything is looked into. */
export const plainRules = rulesOf(plainLeaf);
/** A few rules that also ask what is not looked into. */
export const someRules = rulesOf(fc.oneof({ arbitrary: plainLeaf, weight: 5 }, { arbitrary: sealedLeaf, weight: 1 }));
