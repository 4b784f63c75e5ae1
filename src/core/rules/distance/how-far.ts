import type { Condition, ConditionValue } from '../../condition/condition.js';
import { fitsType, type Operator, type Scalar } from '../../condition/operators.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../../facts/fact-sheet.js';
import type { Day } from '../../kit/day.js';
import { bothOf, type Cells } from '../check/cells/cell-set.js';
import { type CellSpace, cellSpaceOf, type Field } from '../check/cells/cell-space.js';
import { type Nearest, nearestWithin, type Spreads } from './nearest.js';
import { leavesOf, type Wish, type Wishes, wishesOf } from './wish.js';

/** One condition that would have to change, and the nearest value of its fact with which all that must hold would. */
export type Change = {
  readonly path: string;
  readonly fact: string;
  /** Null is missing. */
  readonly have: FactValue;
  readonly operator: Operator;
  readonly need: ConditionValue;
  /** The condition would have to be false. */
  readonly negated: boolean;
  /** Null where no single value says it: a trend, a pattern, a list. */
  readonly to: FactValue;
  /** How far the fact is, in spreads of it (`nearest.ts`). */
  readonly distance: number;
  /** False for what nobody can influence: declared so, or a day that is past. */
  readonly influence: boolean;
};

/**
 * The smallest change with which a rule would have matched. `exact`: nothing smaller exists; else the search met its
 * limit and this is the smallest it saw.
 */
export type HowFar = { readonly changes: readonly Change[]; readonly distance: number; readonly exact: boolean };

export type HowFarOptions = {
  readonly spreads?: Spreads;
  /** The run's day: for conditions that ask for it, and to know which days are past. */
  readonly today?: Day | null;
  /** Ways tried before the search settles for the best it saw. */
  readonly steps?: number;
};

const STEPS = 20_000;
const NO_SPREADS: Spreads = new Map();

type Granted = { readonly wishes: readonly Wish[]; readonly needed: ReadonlyMap<number, Cells> };
type Best = Granted & { readonly count: number; readonly distance: number };

class Search {
  best: Best | null = null;
  steps = 0;

  constructor(
    private readonly space: CellSpace,
    private readonly sheet: FactSheet,
    private readonly spreads: Spreads,
    private readonly limit: number,
  ) {}

  get exact(): boolean {
    return this.steps <= this.limit;
  }

  /** Takes everything of an `all`, tries each way of an `any`, the nearest first; gives up a way that is no better. */
  run(open: readonly Wishes[], granted: Granted, count: number): void {
    this.steps += 1;
    if (!this.exact) return;
    const distance = this.distanceOf(granted);
    if (distance === null || !this.isBetter(count + fewestOf(open), distance)) return;
    const next = open.find(({ kind }) => kind !== 'any') ?? open[0];
    if (next === undefined) {
      this.best = { ...granted, count, distance };
      return;
    }
    const rest = open.filter((one) => one !== next);
    if (next.kind === 'wish') this.run(rest, grant(granted, next.wish, this.space), count + next.fewest);
    else if (next.kind === 'all') this.run([...next.of, ...rest], granted, count);
    else for (const way of byFewest(next.of)) this.run([way, ...rest], granted, count);
  }

  nearest(place: number, cells: Cells): Nearest | null {
    const field = this.space.fields[place];
    return field === undefined ? null : nearestWithin(field, cells, haveOf(field, this.sheet), this.spreads);
  }

  private isBetter(count: number, distance: number): boolean {
    if (this.best === null || count < this.best.count) return true;
    return count === this.best.count && distance < this.best.distance;
  }

  /** The sum over the facts that must move; null where one cannot be all that is wished of it. */
  private distanceOf({ wishes, needed }: Granted): number | null {
    const moving = new Set(wishes.map(({ field }) => field));
    let sum = 0;
    for (const [place, cells] of needed) {
      const isMoving = moving.has(place);
      const nearest = isMoving ? this.nearest(place, cells) : null;
      if (isMoving && nearest === null) return null;
      sum += nearest?.distance ?? 0;
    }
    return sum;
  }
}

function fewestOf(open: readonly Wishes[]): number {
  return open.reduce((sum, { fewest }) => sum + fewest, 0);
}

function byFewest(ways: readonly Wishes[]): readonly Wishes[] {
  return [...ways].sort((a, b) => a.fewest - b.fewest);
}

function haveOf({ fact, definition }: Field, sheet: FactSheet): Scalar | null {
  const have = sheet[fact] ?? null;
  return have !== null && typeof have !== 'object' && fitsType(definition.type, have) ? have : null;
}

/** One wish more: its fact must lie in all that was wished of it, what the sheet has already included. */
function grant({ wishes, needed }: Granted, wish: Wish, { fields }: CellSpace): Granted {
  const before = needed.get(wish.field) ?? fields[wish.field]?.all ?? [];
  return {
    wishes: wish.granted ? wishes : [...wishes, wish],
    needed: new Map(needed).set(wish.field, bothOf(before, wish.cells)),
  };
}

function pathsOf(wishes: Wishes): readonly string[] {
  return wishes.kind === 'wish' ? [wishes.wish.path] : wishes.of.flatMap(pathsOf);
}

/** Nobody can influence what is declared so, nor a day that is past. */
function canInfluence({ definition }: Field, have: FactValue, today: Day | null): boolean {
  if (definition.influence === false) return false;
  return !(definition.type === 'day' && today !== null && typeof have === 'string' && have < today);
}

/**
 * How far a sheet is from making a condition true: the fewest conditions to change; among those the least distance,
 * summed over the facts that move. A fact asked several times moves once, to a value that satisfies all that is needed
 * of it, so a condition that holds is not broken by mending another. Null where nothing would do. Changes come in the
 * order of the condition; none where it is true already.
 */
export function howFar(
  condition: Condition,
  sheet: FactSheet,
  catalogue: FactCatalogue,
  { spreads = NO_SPREADS, today = null, steps = STEPS }: HowFarOptions = {},
): HowFar | null {
  const space = cellSpaceOf(leavesOf(condition), catalogue, today);
  const search = new Search(space, sheet, spreads, steps);
  const wishes = wishesOf(condition, sheet, space);
  search.run([wishes], { wishes: [], needed: new Map() }, 0);
  const { best } = search;
  if (best === null) return null;
  const changes = best.wishes.map((wish): Change => {
    const { granted: _granted, field: place, cells, ...asked } = wish;
    const nearest = search.nearest(place, best.needed.get(place) ?? cells);
    const field = space.fields[place];
    const have = sheet[wish.fact] ?? null;
    return {
      ...asked,
      have,
      to: nearest?.to ?? null,
      distance: nearest?.distance ?? 0,
      influence: field !== undefined && canInfluence(field, have, today),
    };
  });
  const order = pathsOf(wishes);
  const inOrder = [...changes].sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
  return { changes: inOrder, distance: best.distance, exact: search.exact };
}
