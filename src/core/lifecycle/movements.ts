import { type Migration, NOT_KNOWN } from './migration.js';

/**
 * Of one stage between two copies: `after` = `before` + `entered` − `left` + `becameKnown` − `becameUnknown`. Who was not
 * known at one of the ends did not move: only what is known of them did.
 */
export type Movement = {
  readonly stage: string;
  readonly before: number;
  readonly entered: number;
  readonly left: number;
  readonly becameKnown: number;
  readonly becameUnknown: number;
  readonly after: number;
};

/** Who entered and who left each stage; the rows of a migration that name no stage (none, absent) are told as well. */
export function movementsOf(migration: Migration): readonly Movement[] {
  const stages = Object.entries(migration).filter(([stage]) => stage !== NOT_KNOWN);
  return stages.map(([stage, row]) => {
    const before = Object.values(row).reduce((sum, count) => sum + count, 0);
    const after = Object.values(migration).reduce((sum, other) => sum + (other[stage] ?? 0), 0);
    const stayed = row[stage] ?? 0;
    const becameKnown = migration[NOT_KNOWN]?.[stage] ?? 0;
    const becameUnknown = row[NOT_KNOWN] ?? 0;
    const [entered, left] = [after - stayed - becameKnown, before - stayed - becameUnknown];
    return { stage, before, entered, left, becameKnown, becameUnknown, after };
  });
}
