import type { EngineOptions } from '../../src/core/rules/engine/types.js';

/** The sentence; one rule's conditions; the facts; `won`, `lost`, or the fault that rejects the run; options. */
export type GoldenRow = readonly [string, object, Record<string, unknown>, string, EngineOptions?];

const leaf = (fact: string, operator: string, value: unknown, more: object = {}) => ({
  fact,
  operator,
  value,
  ...more,
});
const all = (...parts: readonly object[]) => ({ all: parts });
const any = (...parts: readonly object[]) => ({ any: parts });
const one = (fact: string, operator: string, value: unknown, more: object = {}) =>
  all(leaf(fact, operator, value, more));

const yes = leaf('t', 'equal', true);
const no = leaf('t', 'equal', false);
const T = { t: true };

const STRUCTURE: readonly GoldenRow[] = [
  ['an empty all is true', { all: [] }, {}, 'won'],
  ['an empty any is true as well', { any: [] }, {}, 'won'],
  ['an empty group inside not makes it false', { not: { any: [] } }, {}, 'lost'],
  ['of any and all in one node only any counts', { any: [yes], all: [no] }, T, 'won'],
  ['of all and not in one node only all counts', { all: [yes], not: yes }, T, 'won'],
  ['a nested node ignores its siblings too', all({ any: [yes], all: [no] }, yes), T, 'won'],
  ['depth has no limit', Array.from({ length: 60 }).reduce<object>((inner) => ({ not: inner }), all(yes)), T, 'won'],
];

const TRUTH: readonly GoldenRow[] = [
  ['a custom operator that says 1 wins alone at the root', one('n', 'one', 1), { n: 1 }, 'won'],
  ['but not beside a sibling', all(leaf('n', 'one', 1), yes), { n: 1, ...T }, 'lost'],
  ['and not in a nested group', all(all(leaf('n', 'one', 1))), { n: 1 }, 'lost'],
  ['beside a sibling in any it does not count', any(leaf('n', 'one', 1), no), { n: 1, ...T }, 'lost'],
  ['an operator that promises true wins', one('n', 'later', 1), { n: 1 }, 'won'],
  ['also beside siblings', all(leaf('n', 'later', 1), yes), { n: 1, ...T }, 'won'],
  ['not: around a promise is always false', one('n', 'not:later', 1), { n: 'x' }, 'lost'],
];

const UNDEFINED = 'Error UNDEFINED_FACT: Undefined fact: gone';
const MISSING: readonly GoldenRow[] = [
  ['a missing fact rejects the run', one('gone', 'equal', 1), {}, UNDEFINED],
  [
    'unless it is allowed; then it is undefined',
    one('gone', 'equal', undefined),
    {},
    'won',
    { allowUndefinedFacts: true },
  ],
  ['notEqual on a missing fact is true', one('gone', 'notEqual', 1), {}, 'won', { allowUndefinedFacts: true }],
  ['a fact that is there and undefined is allowed', one('gone', 'equal', undefined), { gone: undefined }, 'won'],
  ['a missing fact beside a true sibling of any still rejects', any(yes, leaf('gone', 'equal', 1)), T, UNDEFINED],
  [
    'it does not when a higher priority has answered',
    any({ ...yes, priority: 2 }, leaf('gone', 'equal', 1, { priority: 1 })),
    T,
    'won',
  ],
  ['a missing fact on the right rejects too', one('t', 'equal', { fact: 'gone' }), T, UNDEFINED],
  ['a condition nobody set rejects', all({ condition: 'nobody' }), {}, 'Error : No condition nobody exists'],
  ['or is false where that is allowed', all({ condition: 'nobody' }), {}, 'lost', { allowUndefinedConditions: true }],
  ['so that not of it is true', { not: { condition: 'nobody' } }, {}, 'won', { allowUndefinedConditions: true }],
];

const p = { a: { b: 5, nul: null }, n: null, list: [{ n: 1 }, { n: 2 }], 'x.y': 7 };
const at = (path: string, operator: string, value: unknown) => one('p', operator, value, { path });
const inherited = Object.create({ hidden: 1 });
const PATHS: readonly GoldenRow[] = [
  ['a path on a number is not followed', one('n', 'equal', 5, { path: '$.x' }), { n: 5 }, 'won'],
  ['nor on a text, null or undefined', one('n', 'equal', null, { path: '$.x' }), { n: null }, 'won'],
  ['what is not there is undefined', at('$.a.gone', 'equal', undefined), { p }, 'won'],
  ['null stays null', at('$.n', 'equal', null), { p }, 'won'],
  ['through null is undefined', at('$.n.x.y', 'equal', undefined), { p }, 'won'],
  ['a wildcard gives a list', at('$.list[*].n', 'contains', 2), { p }, 'won'],
  ['even for one hit', one('p', 'equal', 1, { path: '$.list[*].n' }), { p: { list: [{ n: 1 }] } }, 'lost'],
  ['and undefined for none', one('p', 'equal', undefined, { path: '$.list[*].n' }), { p: { list: [] } }, 'won'],
  ['a filter gives a list', at('$.list[?(@.n > 1)].n', 'contains', 2), { p }, 'won'],
  ['a slice gives a list', at('$.list[0:1].n', 'contains', 1), { p }, 'won'],
  ['a descent gives a list', at('$..n', 'contains', 2), { p }, 'won'],
  ['the length of a list is there', at('$.list.length', 'equal', 2), { p }, 'won'],
  ['the length of a text too', one('p', 'equal', 3, { path: '$.s.length' }), { p: { s: 'abc' } }, 'won'],
  ['an index is a step', at('$.list.1.n', 'equal', 2), { p }, 'won'],
  ['inherited keys are not', one('p', 'equal', undefined, { path: '$.hidden' }), { p: inherited }, 'won'],
  ['a.b works without $', at('a.b', 'equal', 5), { p }, 'won'],
  ['.a.b does not', at('.a.b', 'equal', 5), { p }, 'lost'],
  ['$ is the whole value', at('$', 'not:equal', null), { p }, 'won'],
  ['quotes keep a dot in a name', at("$['x.y']", 'equal', 7), { p }, 'won'],
  [
    'a filter that fails rejects',
    at('$.list[?(@.gone.n)]', 'equal', 1),
    { p },
    "Error : jsonPath: Cannot read properties of undefined (reading 'n'): @.gone.n",
  ],
  [
    'a name of Object.prototype without $ rejects',
    at('toString', 'equal', 1),
    { p },
    'TypeError : cache[expr].concat is not a function',
  ],
  [
    'a path resolver replaces all of it',
    at('a/b', 'equal', 'a/b'),
    { p },
    'won',
    { pathResolver: (_value, path) => path },
  ],
];

const OPERATORS: readonly GoldenRow[] = [
  ['equal is strict', one('n', 'equal', 12), { n: '12' }, 'lost'],
  ['NaN is not equal to itself', one('n', 'equal', Number.NaN), { n: Number.NaN }, 'lost'],
  ['in on a text finds a part of it, with coercion', one('n', 'in', '123'), { n: 2 }, 'won'],
  ['undefined is in "undefined"', one('n', 'in', 'undefined'), { n: undefined }, 'won'],
  ['in on a number rejects', one('n', 'in', 5), { n: 1 }, 'TypeError : b.indexOf is not a function'],
  [
    'notIn on null rejects',
    one('n', 'notIn', null),
    { n: 1 },
    "TypeError : Cannot read properties of null (reading 'indexOf')",
  ],
  ['NaN is never in', one('n', 'in', [Number.NaN]), { n: Number.NaN }, 'lost'],
  ['contains on a text is false', one('n', 'contains', 'a'), { n: 'abc' }, 'lost'],
  ['doesNotContain on a text is false as well', one('n', 'doesNotContain', 'z'), { n: 'abc' }, 'lost'],
  ['doesNotContain on undefined is false', one('n', 'doesNotContain', 1), { n: undefined }, 'lost'],
  ['not:contains on undefined is true', one('n', 'not:contains', 1), { n: undefined }, 'won'],
  ['"12" is less than 13', one('n', 'lessThan', 13), { n: '12' }, 'won'],
  ['a list of one number is ordered', one('n', 'greaterThan', 4), { n: [5] }, 'won'],
  ['null is not', one('n', 'lessThan', 5), { n: null }, 'lost'],
  ['undefined is not', one('n', 'lessThan', 5), { n: undefined }, 'lost'],
  ['true is not', one('n', 'greaterThan', 0), { n: true }, 'lost'],
  ['a Date is not', one('n', 'greaterThan', 0), { n: new Date(5) }, 'lost'],
  ['the right side is not looked at: 5 > null', one('n', 'greaterThan', null), { n: 5 }, 'won'],
  ['ISO dates as text compare rightly', one('n', 'lessThan', '2026-02-01'), { n: '2026-01-31' }, 'won'],
  ['other dates compare by their text', one('n', 'greaterThan', '04 May 2022'), { n: '05 Apr 2022' }, 'won'],
  ['texts that do not start like a number are not ordered', one('n', 'greaterThan', 'a'), { n: 'b' }, 'lost'],
  ['an operator nobody knows rejects', one('n', 'nope', 1), { n: 1 }, 'Error : Unknown operator: nope'],
  ['a decorator nobody knows rejects', one('n', 'nope:equal', 1), { n: 1 }, 'Error : Unknown operator: nope:equal'],
  ['only when it is reached', any({ ...yes, priority: 9 }, leaf('n', 'nope', 1)), { n: 1, ...T }, 'won'],
];

const DECORATORS: readonly GoldenRow[] = [
  ['someFact needs a list on the left', one('n', 'someFact:equal', 1), { n: 1 }, 'lost'],
  ['not:someFact on what is no list is true', one('n', 'not:someFact:equal', 1), { n: 1 }, 'won'],
  ['everyFact on an empty list is true', one('n', 'everyFact:equal', 1), { n: [] }, 'won'],
  ['everyFact needs a list', one('n', 'everyFact:equal', 1), { n: 1 }, 'lost'],
  [
    'someValue on what is no list rejects',
    one('n', 'someValue:equal', 1),
    { n: 1 },
    'TypeError : jsonValue.some is not a function',
  ],
  [
    'everyValue on null rejects',
    one('n', 'everyValue:equal', null),
    { n: 1 },
    "TypeError : Cannot read properties of null (reading 'every')",
  ],
  ['decorators are resolved from the right', one('n', 'everyFact:someValue:equal', [1, 2]), { n: [1, 2, 1] }, 'won'],
  ['swap exchanges the sides', one('n', 'swap:in', 2), { n: [1, 2] }, 'won'],
  ['swap:not asks for not (value < fact)', one('n', 'swap:not:lessThan', 3), { n: 5 }, 'lost'],
  ['the validator of a decorated operator is the decorator’s', one('n', 'not:lessThan', 5), { n: 'x' }, 'won'],
  ['custom decorators compose', one('n', 'first:not:equal', 2), { n: [1] }, 'won'],
];

const COMPARED: readonly GoldenRow[] = [
  ['a value may be another fact', one('n', 'equal', { fact: 'm' }), { n: 1, m: 1 }, 'won'],
  ['with a path', one('n', 'equal', { fact: 'm', path: '$.x' }), { n: 1, m: { x: 1 } }, 'won'],
  ['any literal that owns fact is a reference', one('n', 'equal', { fact: 'm', note: 1 }), { n: 1, m: 1 }, 'won'],
  ['a runtime fact that is a function is dynamic', one('n', 'equal', 1), { n: () => 1 }, 'won'],
  ['inherited runtime facts count', one('n', 'equal', 1), Object.create({ n: 1 }), 'won'],
  ['a constant promise is waited for', one('n', 'equal', 1), { n: Promise.resolve(1) }, 'won'],
];

const SHARED: readonly GoldenRow[] = [
  ['a shared condition is asked by name', all({ condition: 'adult' }), { age: 20 }, 'won'],
  ['at the root as well', { condition: 'adult' }, { age: 20 }, 'won'],
  ['one that names another', { condition: 'grown' }, { age: 20 }, 'won'],
  ['not of one', { not: { condition: 'adult' } }, { age: 20 }, 'lost'],
  ['a group beside the name is laid over by it', all({ condition: 'adult', all: [no] }), { age: 20, ...T }, 'won'],
  ['an any beside the name wins over its all', all({ condition: 'adult', any: [yes] }), { age: 2, ...T }, 'lost'],
];

export const GOLDEN = {
  STRUCTURE,
  TRUTH,
  MISSING,
  PATHS,
  OPERATORS,
  DECORATORS,
  COMPARED,
  SHARED,
} as const;
