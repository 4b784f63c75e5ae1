import { blockOf, type FactBlock } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { FIELD_FACTS } from './field-facts.js';

/** A fact of each type, each unknown to some; the plans of a few customers repeat. */
export function seededSheet(seed: number): FactSheet {
  const bill = { amount: seed, dueOn: null, paid: true, channel: `c${seed}` };
  return {
    arpuBand: seed % 3 === 0 ? null : `B${seed}`,
    tenureMonths: seed % 4 === 0 ? null : seed / 2,
    senior: seed % 5 === 0 ? null : seed % 2 === 0,
    planCode: `p${seed % 6}`,
    exitDate: seed % 5 === 0 ? null : `2026-01-0${(seed % 9) + 1}`,
    spendByMonth: seed % 4 === 1 ? null : [...Array(11).fill(seed), null],
    bills: seed % 3 === 1 ? null : Array.from({ length: seed % 3 }, () => bill),
  };
}

/** The customers `c-<seed>` with their sheets, in this order. */
export function seededBlock(seeds: readonly number[]): FactBlock {
  const ids = seeds.map((seed) => `c-${seed}`);
  return blockOf(ids, seeds.map(seededSheet), [...FIELD_FACTS.keys()], FIELD_FACTS);
}
