import type { Column, FactBlock } from '../../facts/fact-block.js';
import type { FactProfile } from '../../facts/profile/fact-profile.js';
import { dayNumber } from '../../kit/day.js';
import type { Spread, Spreads } from './nearest.js';

/** Fewer known values say nothing about a base. */
const ENOUGH = 20;

function knownNumbers(column: Column): readonly number[] {
  if (column.kind !== 'number' && column.kind !== 'day') return [];
  return [...column.values].filter((_value, index) => column.present[index] === 1).sort((a, b) => a - b);
}

function spreadOf(column: Column): Spread | null {
  const known = knownNumbers(column);
  if (known.length < ENOUGH) return null;
  const at = (share: number) => known[Math.floor(share * (known.length - 1))] ?? 0;
  return { p10: at(0.1), p90: at(0.9) };
}

/**
 * The spread of each number and day of a block, as a sample of the base: places are hashes, so the first block is as
 * good as any. A fact with fewer than twenty known values has none.
 */
export function spreadsOf({ columns }: FactBlock): Spreads {
  return new Map(
    [...columns].flatMap(([fact, column]) => {
      const spread = spreadOf(column);
      return spread === null ? [] : [[fact, spread] as const];
    }),
  );
}

function profiledSpread({ known, distribution }: FactProfile): Spread | null {
  if (known < ENOUGH) return null;
  if (distribution.kind === 'days') return { p10: dayNumber(distribution.p10), p90: dayNumber(distribution.p90) };
  if (distribution.kind !== 'numbers') return null;
  const { p10, p90 } = distribution;
  return { p10, p90 };
}

/** The same from profiles of the whole base, which is better than a sample. */
export function profiledSpreads(profiles: readonly FactProfile[]): Spreads {
  return new Map(
    profiles.flatMap((profile) => {
      const spread = profiledSpread(profile);
      return spread === null ? [] : [[profile.name, spread] as const];
    }),
  );
}

/** The middle value of each number of the base; of a day the middle between the tenth and the ninetieth percentile. */
export function typicalValues(profiles: readonly FactProfile[]): ReadonlyMap<string, number> {
  return new Map(
    profiles.flatMap(({ name, distribution }) => {
      if (distribution.kind === 'numbers') return [[name, distribution.deciles[5] ?? distribution.mean] as const];
      if (distribution.kind !== 'days') return [];
      return [[name, Math.floor((dayNumber(distribution.p10) + dayNumber(distribution.p90)) / 2)] as const];
    }),
  );
}
