import type { Migration } from './migration.js';

/** Of one stage between two copies: `after` = `before` + `entered` − `left`. */
export type Movement = {
  readonly stage: string;
  readonly before: number;
  readonly entered: number;
  readonly left: number;
  readonly after: number;
};

/** Who entered and who left each stage; the rows of a migration that name no stage (none, absent) are told as well. */
export function movementsOf(migration: Migration): readonly Movement[] {
  return Object.entries(migration).map(([stage, row]) => {
    const before = Object.values(row).reduce((sum, count) => sum + count, 0);
    const after = Object.values(migration).reduce((sum, other) => sum + (other[stage] ?? 0), 0);
    const stayed = row[stage] ?? 0;
    return { stage, before, entered: after - stayed, left: before - stayed, after };
  });
}
