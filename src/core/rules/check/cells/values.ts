import type { Leaf } from '../../../condition/condition.js';
import { comparable, type Scalar } from '../../../condition/operators.js';
import { rangeOf } from '../../../condition/range.js';
import { type Day, dayOfNumber, isDay } from '../../../kit/day.js';

/**
 * Values of one fact that no condition of the set tells apart, and one of them as a sheet holds it; null is missing.
 * `low` and `high` bound the cells of ordered facts, in comparable form: equal for a single value, else excluded.
 */
export type Cell<V = Scalar | null> = { readonly value: V; readonly low?: number; readonly high?: number };

/** The middle value of facts over a base, in comparable form. */
export type Typical = ReadonlyMap<string, number>;

/** Every single value a question compares with. */
function entriesOf({ among, value }: Leaf): readonly Scalar[] {
  if (among !== undefined) return [...among];
  if (typeof value !== 'object') return [value];
  return Array.isArray(value) ? (value as readonly Scalar[]) : [];
}

/** Where a question about a number or a day changes its answer, in comparable form, ascending. */
function marksOf(leaves: readonly Leaf[], today: Day | null): readonly number[] {
  const marks = leaves.flatMap((leaf) => {
    const range = rangeOf(leaf, today);
    if (range !== null) return [range.from, range.to];
    return entriesOf(leaf).map((entry) => Number(comparable(leaf.type, entry)));
  });
  return [...new Set(marks.filter(Number.isFinite))].sort((a, b) => a - b);
}

/** A number strictly between two, whole if there is one; null if there is none, or none that a whole fact can be. */
export function numberBetween(low: number, high: number, whole: boolean): number | null {
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return 0;
  if (low === Number.NEGATIVE_INFINITY) return below(high);
  if (high === Number.POSITIVE_INFINITY) return above(low);
  const next = Math.floor(low) + 1;
  if (next > low && next < high) return next;
  if (whole) return null;
  const middle = low / 2 + high / 2;
  return middle > low && middle < high ? middle : null;
}

function below(high: number): number | null {
  const near = Math.ceil(high) - 1;
  if (near < high) return near;
  return high > -Number.MAX_VALUE ? -Number.MAX_VALUE : null;
}

function above(low: number): number | null {
  const near = Math.floor(low) + 1;
  if (near > low) return near;
  return low < Number.MAX_VALUE ? Number.MAX_VALUE : null;
}

type Valued = (place: number) => Scalar | null;

/** A value of a stretch: the usual one where it lies in it, so that a witness looks like somebody; else one beside its end. */
function valueBetween(low: number, high: number, whole: boolean, usual: number | undefined): number | null {
  const near = usual === undefined || !whole ? usual : Math.round(usual);
  return near !== undefined && near > low && near < high ? near : numberBetween(low, high, whole);
}

type Ordered = { readonly whole: boolean; readonly usual: number | undefined; readonly valued: Valued };

/** The marks themselves and the stretches between them, in ascending order; stretches that hold no value are left out. */
function orderedCells(marks: readonly number[], { whole, usual, valued }: Ordered): readonly Cell[] {
  const cells: Cell[] = [];
  const put = (place: number | null, low: number, high: number) => {
    const value = place === null ? null : valued(place);
    if (value !== null) cells.push({ value, low, high });
  };
  let low = Number.NEGATIVE_INFINITY;
  for (const mark of marks) {
    put(valueBetween(low, mark, whole, usual), low, mark);
    put(whole && !Number.isInteger(mark) ? null : mark, mark, mark);
    low = mark;
  }
  put(valueBetween(low, Number.POSITIVE_INFINITY, whole, usual), low, Number.POSITIVE_INFINITY);
  return cells;
}

/** Further from 1970 no day is written with a year of four digits. */
const FARTHEST_DAY = 3_000_000;

/** A number of days as the day it is; null outside the calendar that days are written in. */
export function dayAt(place: number): Day | null {
  if (Math.abs(place) > FARTHEST_DAY) return null;
  const day = dayOfNumber(place);
  return isDay(day) ? day : null;
}

/** Cells of a number. A whole fact is never between two whole numbers. */
export function numberCells(
  leaves: readonly Leaf[],
  whole: boolean,
  today: Day | null,
  usual?: number,
): readonly Cell[] {
  return orderedCells(marksOf(leaves, today), { whole, usual, valued: (place) => place });
}

export function dayCells(leaves: readonly Leaf[], today: Day | null, usual?: number): readonly Cell[] {
  return orderedCells(marksOf(leaves, today), { whole: true, usual, valued: dayAt });
}

/**
 * Each text that is asked for; then, for each prefix asked for and for none, a text that goes on differently: what a
 * text is not, and the longest prefix it has, is all that conditions can tell of it.
 */
export function textCells(leaves: readonly Leaf[]): readonly Cell[] {
  const isPrefix = ({ operator }: Leaf) => operator === 'startsWith';
  const texts = new Set(leaves.filter((leaf) => !isPrefix(leaf)).flatMap((leaf) => entriesOf(leaf).map(String)));
  const prefixes = new Set(['', ...leaves.filter(isPrefix).map(({ value }) => String(value))]);
  const others = [...prefixes].sort().map((prefix) => textAfter(prefix, texts, prefixes));
  return [...[...texts].sort(), ...others].map((value) => ({ value }));
}

/** A text whose longest prefix is this one and which is none of the texts. */
function textAfter(prefix: string, texts: ReadonlySet<string>, prefixes: ReadonlySet<string>): string {
  const longer = [...prefixes].filter((one) => one.length > prefix.length && one.startsWith(prefix));
  const isFree = (text: string) => !texts.has(text) && !longer.some((one) => text.startsWith(one));
  let text = prefix === '' ? 'other' : prefix;
  for (let tail = 0; !isFree(text); tail += 1) text = `${prefix}${String.fromCodePoint(0x61 + tail)}~`;
  return text;
}
