import type { Chance } from './fuzz-chance.js';
import { factName, path, scalar } from './fuzz-values.js';

const SCALED = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const LISTED = ['in', 'notIn', 'swap:contains', 'someValue:equal', 'everyValue:notEqual', 'someValue:greaterThan'];
const DECORATED = [
  ...['contains', 'doesNotContain', 'not:contains', 'not:equal', 'not:not:lessThan', 'swap:lessThan', 'swap:not:equal'],
  ...[
    'someFact:equal',
    'everyFact:lessThan',
    'not:someFact:greaterThan',
    'everyFact:notEqual',
    'someFact:someFact:equal',
  ],
  ...['one', 'blank', 'later', 'not:later', 'not:one', 'first:equal', 'someFact:first:equal'],
];
const WRONG = ['nope', 'nope:equal', ':equal', 'equal:', 'everyFact:someValue:equal', 'swap:someFact:in'];

function listValue(chance: Chance): unknown {
  if (chance.maybe(0.992)) return chance.many(0, 4, () => scalar(chance));
  return chance.pick<unknown>(['abc', '12', 'undefined', 7, null, { indexOf: 1 }]);
}

function reference(chance: Chance): object {
  return {
    fact: factName(chance),
    ...(chance.maybe(0.4) ? { path: path(chance) } : {}),
    ...(chance.maybe(0.2) ? { params: params(chance) } : {}),
  };
}

function params(chance: Chance): object {
  return chance.pick([() => ({ n: 1, m: [1, 2] }), () => ({ m: [1, 2], n: 1 }), () => ({ n: '1' }), () => ({})])();
}

function question(chance: Chance): object {
  const roll = chance.next();
  if (roll < 0.25) return { operator: chance.pick(LISTED), value: listValue(chance) };
  const operator = roll < 0.65 ? chance.pick(SCALED) : chance.pick(roll < 0.999 ? DECORATED : WRONG);
  return { operator, value: chance.maybe(0.15) ? reference(chance) : scalar(chance) };
}

function priority(chance: Chance): object {
  return chance.maybe(0.75) ? {} : { priority: chance.pick<unknown>([1, 2, 5, '3', 0, -1, 'x', 1.5, null]) };
}

function leaf(chance: Chance): object {
  const fact = factName(chance);
  return {
    fact,
    ...question(chance),
    ...(fact.startsWith('p') || chance.maybe(0.1) ? { path: path(chance) } : {}),
    ...(fact.startsWith('d') && chance.maybe(0.6) ? { params: params(chance) } : {}),
    ...priority(chance),
    ...(chance.maybe(0.05) ? { name: 'said', note: { why: [1] } } : {}),
  };
}

/** Now and then a node owns several joints: only one of them counts. */
function group(chance: Chance, depth: number): object {
  const some = () => chance.many(chance.maybe(0.04) ? 0 : 1, 4, () => condition(chance, depth + 1));
  const roll = chance.next();
  const one = roll < 0.45 ? { all: some() } : roll < 0.8 ? { any: some() } : { not: condition(chance, depth + 1) };
  return { ...one, ...(chance.maybe(0.02) ? { all: some(), any: some() } : {}), ...priority(chance) };
}

export const SHARED = ['s0', 's1', 's2'];

function condition(chance: Chance, depth: number): object {
  const roll = chance.next();
  if (depth < 4 && roll < 0.3) return group(chance, depth);
  if (roll < 0.36) {
    return { condition: chance.maybe(0.99) ? chance.pick(SHARED) : 'nobody', ...priority(chance), name: 'shared' };
  }
  return leaf(chance);
}

/** Shared conditions name only those before them: a circle has its own golden case. */
export function sharedCondition(chance: Chance, index: number): object {
  const inner = chance.many(1, 3, () => leaf(chance));
  const before = index > 0 && chance.maybe(0.5) ? [{ condition: SHARED[index - 1] }] : [];
  const parts = [...inner, ...before];
  return chance.pick([
    () => ({ all: parts }),
    () => ({ any: parts, priority: 7 }),
    () => ({ not: parts.at(-1) ?? {} }),
  ])();
}

function eventOf(chance: Chance, index: number): object {
  const type = chance.maybe(0.9) ? `win${index % 3}` : chance.pick(['success', 'failure', 'toString', 'quiet']);
  const roll = chance.next();
  if (roll < 0.4) return { type };
  if (roll < 0.5) return { type, params: chance.pick<unknown>([0, '', null, 'text', [1, { fact: 'f0' }]]), extra: 1 };
  return { type, params: { offer: scalar(chance), of: reference(chance), deep: { fact2: reference(chance) } } };
}

export function rule(chance: Chance, index: number): Record<string, unknown> {
  const roots = [() => group(chance, 0), () => group(chance, 0), () => ({ condition: chance.pick(SHARED) })];
  const root = chance.maybe(0.95) ? (roots[0]?.() ?? {}) : chance.pick(roots)();
  return {
    name: `r${index}`,
    conditions: root,
    event: eventOf(chance, index),
    ...(chance.maybe(0.5) ? { priority: chance.pick<unknown>([1, 2, 10, '5', 0, '7th']) } : {}),
  };
}
