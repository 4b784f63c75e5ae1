import type { Migration, StageGrid, StageProfiles } from '../../api/types.ts';

/** A number of the base: null is any. `month`: at the end of it, not now. */
export type Cell = {
  readonly stage: string | null;
  readonly value: string | null;
  readonly cause: string | null;
  readonly month: string | null;
};
/** A number of a migration: from any of `was` to any of `is`; null is any. */
export type Flow = { readonly was: readonly string[] | null; readonly is: readonly string[] | null };

const BETWEEN = '|';
const ANY: Cell = { stage: null, value: null, cause: null, month: null };

/** As it stands in the address. */
export function cellText(cell: Partial<Cell>): string {
  const { stage, value, cause, month } = { ...ANY, ...cell };
  return [stage, value, cause, month].map((part) => part ?? '').join(BETWEEN);
}

export function readCell(text: string): Cell {
  const [stage, value, cause, month] = text.split(BETWEEN).map((part) => part || null);
  return { stage: stage ?? null, value: value ?? null, cause: cause ?? null, month: month ?? null };
}

export function flowText({ was, is }: Partial<Flow>): string {
  return [was, is].map((side) => side?.join() ?? '').join(BETWEEN);
}

export function readFlow(text: string): Flow {
  const [was, is] = text.split(BETWEEN).map((side) => (side ? side.split(',') : null));
  return { was: was ?? null, is: is ?? null };
}

type Grid = Pick<StageGrid, 'items'>;
type Profiles = Pick<StageProfiles, 'items'>;

/** What the screen counts in a cell; null: it counts no such cell. */
export function countIn(cell: Cell, grid: Grid, profiles: Profiles | undefined): number | null {
  if (cell.month === null && cell.cause === null) {
    const { stage, value } = cell;
    const counted = grid.items.filter(
      (one) => (stage === null || one.stage === stage) && (value === null || one.value === value),
    );
    return counted.reduce((sum, { customers }) => sum + customers, 0);
  }
  const profile = profiles?.items.find(({ stage }) => stage === cell.stage);
  const found =
    cell.month === null
      ? profile?.causes.find(({ cause }) => cause === cell.cause)
      : profile?.months.find(({ month }) => month === cell.month);
  return found?.customers ?? null;
}

/** What the migration counts of a flow. */
export function countOf({ was, is }: Flow, { migration }: Pick<Migration, 'migration'>): number {
  return Object.entries(migration).reduce((sum, [from, row]) => {
    if (was?.includes(from) === false) return sum;
    const told = Object.entries(row).filter(([to]) => is?.includes(to) !== false);
    return sum + told.reduce((all, [, count]) => all + count, 0);
  }, 0);
}

export const NOT_KNOWN = 'NOT_KNOWN';
/** Everywhere that is known: what the picture shows. */
export const knownIn = (stages: readonly string[]) => [...stages, 'NONE', 'ABSENT'];

export type Column = 'before' | 'entered' | 'left' | 'becameKnown' | 'becameUnknown' | 'after';

/** Whom a number of a stage's movements counts. */
export function flowOfMovement(column: Column, stage: string, stages: readonly string[]): Flow {
  const others = knownIn(stages).filter((name) => name !== stage);
  const flows: { readonly [C in Column]: Flow } = {
    before: { was: [stage], is: null },
    entered: { was: others, is: [stage] },
    left: { was: [stage], is: others },
    becameKnown: { was: [NOT_KNOWN], is: [stage] },
    becameUnknown: { was: [stage], is: [NOT_KNOWN] },
    after: { was: null, is: [stage] },
  };
  return flows[column];
}
