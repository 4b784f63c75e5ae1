import type { Condition, Leaf } from '../../condition/condition.js';
import { type FoundProblems, pathTo } from '../../kit/found-problems.js';

/** The questions of a condition that asks several things at once, and nothing else; null for any other shape. */
function allOf(condition: Condition): readonly Leaf[] | null {
  if (condition.kind === 'leaf') return [condition.leaf];
  if (condition.kind !== 'all') return null;
  const parts = condition.of.map(allOf);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

type Bound = { readonly value: number; readonly open: boolean };

const LOWER: Readonly<Record<string, boolean>> = { greaterThan: true, greaterThanInclusive: false };
const UPPER: Readonly<Record<string, boolean>> = { lessThan: true, lessThanInclusive: false };

function boundIn({ operator, value }: Leaf, side: Readonly<Record<string, boolean>>): Bound | null {
  const open = Object.hasOwn(side, operator) ? side[operator] : undefined;
  return open === undefined || typeof value !== 'number' ? null : { value, open };
}

/** Whether the wider of two bounds on one side takes in all that the narrower does; `sign` is 1 for lower bounds. */
function wider(wide: Bound | null, narrow: Bound | null, sign: 1 | -1): boolean {
  if (wide === null || narrow === null) return false;
  if (wide.value === narrow.value) return !wide.open || narrow.open;
  return sign * (narrow.value - wide.value) > 0;
}

function valuesIn({ operator, value }: Leaf): readonly unknown[] | null {
  if (operator === 'equal') return [value];
  return operator === 'in' && Array.isArray(value) ? value : null;
}

/** Whether whoever answers `narrow` with yes answers `wide` with yes too. */
function implies(narrow: Leaf, wide: Leaf): boolean {
  if (narrow.fact !== wide.fact) return false;
  if (same(narrow, wide)) return true;
  if (narrow.unknown === 'matches') return false;
  const [own, others] = [valuesIn(narrow), valuesIn(wide)];
  if (own !== null && others !== null) return own.every((one) => others.includes(one));
  return (
    wider(boundIn(wide, LOWER), boundIn(narrow, LOWER), 1) || wider(boundIn(wide, UPPER), boundIn(narrow, UPPER), -1)
  );
}

/** Whether everybody of whom `later` holds is taken by `earlier`; only where both ask for several things at once. */
export function covers(earlier: Condition, later: Condition): boolean {
  if (same(earlier, later)) return true;
  const [wide, narrow] = [allOf(earlier), allOf(later)];
  if (wide === null || narrow === null) return false;
  return wide.every((one) => narrow.some((other) => implies(other, one)));
}

/** What ordered rules are looked through for. `guard`: what else must hold for a rule to speak; rules differ by it. */
export type OrderedRule = { readonly conditions: Condition; readonly guard?: unknown };

/** Names every rule that an earlier one overlaps so wholly that its turn never comes. */
export function findCovered(rules: readonly OrderedRule[], path: string, problems: FoundProblems): void {
  for (const [index, later] of rules.entries()) {
    const by = rules
      .slice(0, index)
      .findIndex((one) => same(one.guard, later.guard) && covers(one.conditions, later.conditions));
    if (by >= 0) problems.add(pathTo(path, index), 'RULE_COVERED', { by: pathTo(path, by) });
  }
}

/**
 * Names every declared value that nothing leads to: a gap, for nobody would ever be there. Asked of a model that is right
 * otherwise: of one that is not it says nothing new.
 */
export function findUnreached(
  declared: readonly string[],
  given: readonly string[],
  path: string,
  problems: FoundProblems,
): void {
  if (!problems.result(null).ok) return;
  const without = declared.filter((value) => !given.includes(value));
  if (without.length > 0) problems.add(path, 'VALUE_NEVER_GIVEN', { values: without.join(', ') });
}
