import type { Chance } from './fuzz-chance.js';

/** Few values, so that questions and answers meet; made afresh each time, so that no engine sees another's objects. */
const CLEAN: readonly (() => unknown)[] = [
  () => 0,
  () => 1,
  () => 2,
  () => 5,
  () => 12,
  () => 8.5,
  () => 'a',
  () => 'b',
  () => 'abc',
  () => '2026-01-01',
  () => true,
  () => false,
  () => [1, 2],
  () => ['a', 'b'],
];

const DIRTY: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => Number.NaN,
  () => -0,
  () => Number.POSITIVE_INFINITY,
  () => '',
  () => '12',
  () => '13',
  () => '2 GB',
  () => '05 Apr 2022',
  () => new Date(0),
  () => new Date(86_400_000),
  () => [],
  () => [5],
  () => [null, Number.NaN],
  () => [[1], [2, 5]],
  () => ({}),
  () => /a/,
];

export function scalar(chance: Chance): unknown {
  return chance.pick(chance.maybe(0.7) ? CLEAN : DIRTY)();
}

/** A profile as a path would walk it: groups, lists of objects, null where a group should be, inherited names. */
export function profile(chance: Chance): unknown {
  const list = chance.many(0, 3, (n) => ({ n, tag: chance.pick(['a', 'b']), deep: { n: scalar(chance) } }));
  const own = {
    a: { b: scalar(chance), s: 'abc', nul: null },
    n: scalar(chance),
    list,
    nul: null,
    'a,b': 1,
    tags: ['a', 'b'],
    ...(chance.maybe(0.02) ? { toString: 1 } : {}),
  };
  return chance.maybe(0.9) ? own : Object.assign(Object.create({ inherited: 1 }), own);
}

const PATHS = [
  ...['$.a', '$.a.b', 'a.b', 'n', '$.n', '$.a.s', '$.list.length', '$.list.0.n', '$.tags.1', '$.a.b.length'],
  ...['$.list[0]', '$.list[*].n', '$..n', '$.list[0:2]', '$.list[-1:].n', '$.list[?(@.n > 0)].n'],
  ...['$', '$.gone', '$.a.gone.deeper', '$.nul', '$.nul.x', '$.inherited', '$["a"]["b"]', "$['a,b']", '$.a,n', '.a.b'],
  ...['$.a~', '$.a^', '$.list[?(@.tag === "a")].deep.n', '$.*', '$.toString', '$.deep..n', '$.list[1,0].n'],
];

/** Each of these is a fault in jsonpath-plus for some values. */
const FAULTY_PATHS = ['toString', '$.list[?(@.deep.n.x.y)]', '$.list[(@.length-1)].n'];

export function path(chance: Chance): string {
  if (chance.maybe(0.003)) return chance.pick(FAULTY_PATHS);
  return chance.maybe(0.6) ? chance.pick(PATHS.slice(0, 10)) : chance.pick(PATHS);
}

export const FACTS = {
  plain: ['f0', 'f1', 'f2', 'f3', 'f4', 'f5'],
  profile: ['p0', 'p1'],
  dynamic: ['d0', 'd1', 'd2'],
  never: ['gone', 'late'],
} as const;

export function factName(chance: Chance): string {
  const roll = chance.next();
  if (roll < 0.6) return chance.pick(FACTS.plain);
  if (roll < 0.85) return chance.pick(FACTS.profile);
  return chance.pick(roll < 0.99 ? FACTS.dynamic : FACTS.never);
}
