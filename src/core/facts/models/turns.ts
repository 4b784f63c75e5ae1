import { type Condition, foldTree, type Leaf } from '../../condition/condition.js';
import { type Day, dayNumber, dayNumberAfter, dayOfNumber, fullMonthsBetween } from '../../kit/day.js';
import type { AsOf } from '../derive-facts.js';
import type { FactSheet, FactValue } from '../fact-sheet.js';
import { startOf } from '../holds-until.js';
import type { Clock } from '../row/clock.js';
import type { FactRow, PlaceOf } from '../row/fact-row.js';

/**
 * How a number relative to today moves: away from the day of a fact in days or months, towards it, or in a way of its
 * own, of which only is known that it may change with every day that begins.
 */
type Ticking = {
  readonly day: string;
  readonly moves: 'days-since' | 'months-since' | 'days-until' | 'daily';
  /** The fact whose number of days is one, to two places; absent: a day is one. */
  readonly per?: string;
};

const TICKING: Readonly<Record<string, Ticking>> = {
  tenureMonths: { day: 'activationDate', moves: 'months-since' },
  contractDaysLeft: { day: 'contractEndDate', moves: 'days-until' },
  contractWindow: { day: 'contractEndDate', moves: 'daily' },
  daysSinceExit: { day: 'exitDate', moves: 'days-since' },
  daysSinceActivation: { day: 'activationDate', moves: 'days-since' },
  daysSinceLastRecharge: { day: 'lastRechargeOn', moves: 'days-since' },
  daysSinceLastUsage: { day: 'lastUsageOn', moves: 'days-since' },
  daysSinceNetworkIncidentClosed: { day: 'lastNetworkIncidentClosedOn', moves: 'days-since' },
  daysSinceComplaintClosed: { day: 'lastComplaintClosedOn', moves: 'days-since' },
  daysSinceLastSurvey: { day: 'lastSurveyOn', moves: 'days-since' },
  daysSincePortOutRequest: { day: 'portOutRequestAt', moves: 'days-since' },
  daysSinceDeviceFirstSeen: { day: 'deviceFirstSeenOn', moves: 'days-since' },
  daysToDiscountEnd: { day: 'discountEndDate', moves: 'days-until' },
  daysToInstalmentEnd: { day: 'instalmentEndDate', moves: 'days-until' },
  daysToPlanRetirement: { day: 'planRetiresOn', moves: 'days-until' },
  daysToBirthday: { day: 'birthday', moves: 'daily' },
  daysToAnniversary: { day: 'activationDate', moves: 'daily' },
  rechargeGapTimes: { day: 'lastRechargeOn', moves: 'days-since', per: 'meanRechargeGapDays' },
  overdueDays: { day: 'overdueSince', moves: 'days-since' },
  daysInStage: { day: 'lifecycleStageSince', moves: 'days-since' },
};

/** By fact the marks a model compares it with: where it passes one, the model may say another thing. */
export type Edges = ReadonlyMap<string, readonly number[]>;

/** Whether a fact moves with the clock alone. */
export function ticks(fact: string): boolean {
  return Object.hasOwn(TICKING, fact);
}

function numbersOf({ value }: Leaf): readonly number[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'number');
}

/** Both a mark and the next whole number: `at most 3` ends where 4 begins. */
function leafEdges(leaf: Leaf): readonly [string, readonly number[]][] {
  if (!ticks(leaf.fact)) return [];
  return [[leaf.fact, numbersOf(leaf).flatMap((mark) => [mark, Math.floor(mark) + 1])]];
}

/** The marks of conditions on facts that move with the clock. */
export function conditionEdges(conditions: readonly Condition[]): Edges {
  const found = conditions.flatMap((condition) =>
    foldTree<Leaf, readonly [string, readonly number[]][]>(condition, {
      leaf: leafEdges,
      all: (parts) => parts.flat(),
      any: (parts) => parts.flat(),
      not: (part) => part,
    }),
  );
  const edges = new Map<string, readonly number[]>();
  for (const [fact, marks] of found) edges.set(fact, [...new Set([0, ...(edges.get(fact) ?? []), ...marks])]);
  return edges;
}

/** Days in which a number of gaps, rounded to two places, may pass a mark: gaps are shorter than half a year. */
const ROUNDING_DAYS = [0, 1, 2, 3];

/** The least of ascending numbers above another; null if there is none. */
function leastAbove(ascending: readonly number[], than: number): number | null {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > than) high = middle;
    else low = middle + 1;
  }
  return ascending[low] ?? null;
}

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

/** Marks in days, where a fact counts in the customer's own gaps. */
function inDays(marks: readonly number[], gap: number): readonly number[] {
  return ascending(marks.flatMap((mark) => ROUNDING_DAYS.map((more) => Math.floor((mark - 0.005) * gap) + more)));
}

/** The number of the day on which what moves away from a day next passes a mark. Days are numbers. */
function turnSince(day: number, marks: readonly number[], today: number): number | null {
  const days = leastAbove(marks, today - day);
  return days === null ? null : day + Math.ceil(days);
}

function turnMonths(day: Day, marks: readonly number[], today: Day): number | null {
  const elapsed = day > today ? -1 : fullMonthsBetween(day, today);
  const months = leastAbove(marks, elapsed);
  return months === null ? null : dayNumberAfter(day, Math.ceil(months));
}

/** What moves towards a day passes a mark the day after as many are left: `passed` are those days, counted from it. */
function turnUntil(day: number, passed: readonly number[], today: number): number | null {
  const days = leastAbove(passed, today - day);
  return days === null ? null : day + days;
}

/** One fact that moves, and the marks a model compares it with, ascending, ready to be asked of customer after customer. */
type Edge = Ticking & { readonly marks: readonly number[] };

function edgeOf(fact: string, marks: readonly number[]): Edge | null {
  const ticking = TICKING[fact];
  if (ticking === undefined) return null;
  return {
    ...ticking,
    marks: ascending(ticking.moves === 'days-until' ? marks.map((mark) => 1 - Math.ceil(mark)) : marks),
  };
}

type Today = { readonly today: Day; readonly day: number };

/** The first day after today on which the fact may pass one of the marks; null is never. Never later than it does. */
function turnOf({ moves, marks, per }: Edge, said: FactValue | undefined, gap: unknown, now: Today): number | null {
  if (typeof said !== 'string') return null;
  switch (moves) {
    case 'daily':
      return now.day + 1;
    case 'months-since':
      return turnMonths(said, marks, now.today);
    case 'days-until':
      return turnUntil(dayNumber(said), marks, now.day);
    case 'days-since':
      return turnSince(dayNumber(said), per === undefined ? marks : inDays(marks, Number(gap ?? 0)), now.day);
  }
}

/** Until when a model's answer holds, if only time moves: the start of the first day on which a fact may pass a mark. */
export function edgesHold(edges: Edges, sheet: FactSheet, asOf: AsOf): Date | null {
  let first: number | null = null;
  const now = { today: asOf.today, day: dayNumber(asOf.today) };
  for (const [fact, marks] of edges) {
    const edge = edgeOf(fact, marks);
    if (edge === null) continue;
    const turn = turnOf(edge, sheet[edge.day], edge.per === undefined ? 0 : sheet[edge.per], now);
    if (turn !== null && (first === null || turn < first)) first = turn;
  }
  return first === null ? null : startOf(dayOfNumber(first), asOf);
}

/** The same of rows, in milliseconds; null: no fact among the edges moves. Infinity is never. */
export function edgesInRow(edges: Edges, placeOf: PlaceOf): ((clock: Clock, row: FactRow) => number) | null {
  const placed = [...edges].flatMap(([fact, marks]) => {
    const edge = edgeOf(fact, marks);
    return edge === null ? [] : [{ edge, day: placeOf(edge.day), per: placeOf(edge.per ?? edge.day) }];
  });
  if (placed.length === 0) return null;
  return (clock, row) => {
    let first = Number.POSITIVE_INFINITY;
    for (const { edge, day, per } of placed) {
      const turn = turnOf(edge, row[day], row[per], clock);
      if (turn !== null && turn < first) first = turn;
    }
    return first === Number.POSITIVE_INFINITY ? first : clock.startOf(first);
  };
}

/** The facts whose values the days of turning are worked out from: a model that has edges reads them too. */
export function edgeDays(edges: Edges): readonly string[] {
  return [...edges.keys()].flatMap((fact) => [TICKING[fact]?.day ?? [], TICKING[fact]?.per ?? []].flat());
}
