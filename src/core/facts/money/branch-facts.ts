import type { UsageMonth } from '../../customer/customer.js';
import type { Derivation } from '../derive-facts.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { knownOf, MONTHS_READ, roundedMean } from '../usage/months.js';

const RECENT = 3;

const BRANCH_FACTS: Readonly<Record<string, (month: UsageMonth) => number | undefined>> = {
  addOnSpend: ({ addOnRevenue }) => addOnRevenue,
  interconnectIn: (month) => month.interconnectIn,
  interconnectOut: (month) => month.interconnectOut,
  contentCost: (month) => month.contentCost,
};

/**
 * Branches of the profit tree that a bill does not tell apart: means a month of what billing and interconnection said of
 * the last three full months, gaps left out. Nobody is guessed to have none: what no source says is missing.
 */
export const branchFacts: Derivation = placedDerivation(
  Object.fromEntries(Object.keys(BRANCH_FACTS).map((name) => [name, { type: 'number' as const }])),
  { facts: [], profile: MONTHS_READ },
  (placeOf) => {
    const told = Object.entries(BRANCH_FACTS).map(([name, of]) => ({ place: placeOf(name), of }));
    return {
      fill: ({ months }, row) => {
        for (const { place, of } of told) row[place] = roundedMean(knownOf(months, RECENT, of));
        return null;
      },
      holds: ({ monthsHold }) => monthsHold,
    };
  },
);
