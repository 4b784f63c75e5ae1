/**
 * A month copy as far as a migration asks: customers and the stage of each, null where they are in none, `NOT_KNOWN` where
 * they may have been there and no record tells of then.
 */
export type StageColumn = { readonly ids: readonly string[]; readonly stages: readonly (string | null)[] };

/** Beside the stages: there, but in no stage; not a customer then; and of whom nothing is known of then. */
export const NO_STAGE = 'NONE';
export const ABSENT = 'ABSENT';
export const NOT_KNOWN = 'NOT_KNOWN';

/** Whether a row or column is of customers who are known to have been there. */
export const isThere = (name: string) => name !== ABSENT && name !== NOT_KNOWN;

/** How many customers went from one stage (first key) to another: the rows of stages add up to the first copy, their columns to the second. */
export type Migration = Readonly<Record<string, Readonly<Record<string, number>>>>;

function stageById({ ids, stages }: StageColumn): Map<string, string> {
  if (ids.length !== stages.length) throw new Error(`${ids.length} ids beside ${stages.length} stages`);
  return new Map(ids.map((id, index) => [id, stages[index] ?? NO_STAGE]));
}

/** Names of rows and columns: the stages in their order, then those who have none, are not there and are not known. */
export const placesIn = (stages: readonly string[]) => [...stages, NO_STAGE, ABSENT, NOT_KNOWN];

function emptyMigration(stages: readonly string[]): Record<string, Record<string, number>> {
  const names = placesIn(stages);
  const row = () => Object.fromEntries(names.map((name) => [name, 0]));
  return Object.fromEntries(names.map((name) => [name, row()]));
}

/** A customer who is known to one of two copies at least, and where they are in each: a stage, or a name beside the stages. */
export type Move = { readonly id: string; readonly from: string; readonly to: string };

/** Everybody of whom anything is known at either end, once; in no order. */
export function* movesOf(before: StageColumn, after: StageColumn): Generator<Move> {
  const left = stageById(before);
  for (const [id, to] of stageById(after)) {
    const from = left.get(id) ?? ABSENT;
    left.delete(id);
    if (isThere(from) || isThere(to)) yield { id, from, to };
  }
  for (const [id, from] of left) if (isThere(from)) yield { id, from, to: ABSENT };
}

/**
 * The migration between two copies of the same models: every customer who is known to one of them counts in one cell.
 * Throws for a stage that is not among `stages`: the copies are of other models.
 */
export function migrationOf(before: StageColumn, after: StageColumn, stages: readonly string[]): Migration {
  const counts = emptyMigration(stages);
  for (const { from, to } of movesOf(before, after)) {
    const row = counts[from];
    const cell = row?.[to];
    if (row === undefined || cell === undefined) throw new Error(`no such stage in this model: ${from} or ${to}`);
    row[to] = cell + 1;
  }
  return counts;
}

/** Two parts of one base counted together: a copy is read range by range. */
export function addMigrations(one: Migration, other: Migration): Migration {
  const rows = Object.entries(one).map(([from, row]) => {
    const cells = Object.entries(row).map(([to, count]) => [to, count + (other[from]?.[to] ?? 0)]);
    return [from, Object.fromEntries(cells)];
  });
  return Object.fromEntries(rows);
}
