import type { Column, FactBlock } from '../../facts/fact-block.js';
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
