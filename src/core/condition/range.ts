import { addMonths, type Day, dayNumber, dayOfNumber } from '../kit/day.js';
import { type DaysFromToday, foldTree, type Leaf } from './condition.js';
import { comparable, type Scalar } from './operators.js';

/** Both ends are in it; an end that is open is infinite. Days are days since 1970-01-01. */
export type Range = { readonly from: number; readonly to: number };

const CLOCK: readonly Leaf['operator'][] = ['withinNextDays', 'withinLastDays', 'atLeastMonthsAgo'];

function fromToday(value: Leaf['value']): value is DaysFromToday {
  return typeof value === 'object' && 'daysFromToday' in value;
}

/** Whether the answer depends on the run's day; what a `some` asks of its elements counts. */
export function asksClock({ operator, value }: Leaf): boolean {
  if (CLOCK.includes(operator) || fromToday(value)) return true;
  if (typeof value !== 'object' || !('element' in value)) return false;
  const some = (parts: readonly boolean[]) => parts.includes(true);
  return foldTree<Leaf, boolean>(value.element, { leaf: asksClock, all: some, any: some, not: (part) => part });
}

function todayOf(leaf: Leaf, today: Day | null): number {
  const number = today === null ? Number.NaN : dayNumber(today);
  if (Number.isNaN(number)) throw new Error(`the condition on ${leaf.fact} asks for the run's day: ${today}`);
  return number;
}

/** The latest day that is so many months ago: from the 31st of a long month the last of a short one is reached too. */
function monthsAgo(today: number, months: number): number {
  const end = dayOfNumber(today);
  let latest = dayNumber(addMonths(end, -months));
  while (dayNumber(addMonths(dayOfNumber(latest + 1), months)) <= today) latest += 1;
  return latest;
}

function momentOf(leaf: Leaf, today: Day | null): number {
  const { value } = leaf;
  return fromToday(value) ? todayOf(leaf, today) + value.daysFromToday : dayNumber(String(value));
}

function endsOf({ type, value }: Leaf): Range {
  const [from, to] = (Array.isArray(value) ? value : []).map((end: Scalar) => Number(comparable(type, end)));
  return { from: from ?? Number.NaN, to: to ?? Number.NaN };
}

/**
 * The values an order or time operator holds for, as one range; null for every other operator. `between`, both `within`
 * operators and `atLeastMonthsAgo` count their ends and today in; `before` and `after` are strict.
 * Throws where the run's day is asked for and not given: whoever evaluates forgot it.
 */
export function rangeOf(leaf: Leaf, today: Day | null): Range | null {
  const open = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  switch (leaf.operator) {
    case 'between':
      return endsOf(leaf);
    case 'before':
      return { ...open, to: momentOf(leaf, today) - 1 };
    case 'after':
      return { ...open, from: momentOf(leaf, today) + 1 };
    case 'withinNextDays': {
      const from = todayOf(leaf, today);
      return { from, to: from + Number(leaf.value) };
    }
    case 'withinLastDays': {
      const to = todayOf(leaf, today);
      return { from: to - Number(leaf.value), to };
    }
    case 'atLeastMonthsAgo':
      return { ...open, to: monthsAgo(todayOf(leaf, today), Number(leaf.value)) };
    default:
      return null;
  }
}
