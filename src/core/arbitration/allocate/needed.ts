import type { Refusal } from '../../policy/refusal.js';
import { at, type Scarcity } from './scarcity.js';
import type { Stand } from './stand.js';
import type { Walk } from './walk.js';

/**
 * By candidate, the priority it would have had to beat: the toll of its rule, and on top of it the better of what the last
 * taker had left after it, where something ran out, and what its own customer has instead. 0 where nothing is scarce.
 */
export function neededBy(stand: Stand, tolls: Float64Array, { chosen, cuts, lacks }: Walk): Float64Array {
  const { starts, rules, priorities, open } = stand;
  const needed = new Float64Array(rules.length);
  const floor = cuts.map((cut, rule) => (at(lacks, rule) < 0 ? 0 : cut));
  const scarce = tolls.map((toll, rule) => (toll > 0 || at(lacks, rule) >= 0 ? 1 : 0));
  for (const [customer, winner] of chosen.entries()) {
    const instead = winner < 0 ? 0 : at(priorities, winner) - at(tolls, at(rules, winner));
    const end = at(starts, customer + 1);
    for (let place = at(starts, customer); place < end; place += 1) {
      const rule = at(rules, place);
      if (open[place] !== 1 || scarce[rule] !== 1) continue;
      needed[place] = at(tolls, rule) + (place === winner ? 0 : Math.max(instead, at(floor, rule)));
    }
  }
  return needed;
}

/** What an allocation says of a loser's rule and the limits. */
export type Shortage = {
  readonly lacks: Int32Array;
  readonly prices: Float64Array;
  readonly left: Float64Array;
  readonly scarcity: Scarcity;
};

/** The resource that ran out for a rule, else the one that makes most of its toll; null where nothing it takes is scarce. */
function blamed({ lacks, prices, scarcity }: Shortage, rule: number) {
  const takings = scarcity.takings[rule] ?? [];
  const lack = at(lacks, rule);
  if (lack >= 0) return takings.find(({ resource }) => resource === lack) ?? null;
  const shares = takings.map((taking) => taking.amount * at(prices, taking.resource));
  const most = Math.max(0, ...shares);
  return most > 0 ? (takings[shares.indexOf(most)] ?? null) : null;
}

/**
 * Why a candidate that stood before its customer's winner, or in vain, got no place: 'needed 4.10, scored 3.87', or that
 * there is not enough even for it alone. Null where nothing it takes is scarce: then another of its customer's won.
 */
export function capacityRefusal(shortage: Shortage, rule: number, priority: number, needed: number): Refusal | null {
  const taking = blamed(shortage, rule);
  if (taking === null) return null;
  const component = shortage.scarcity.ids[taking.resource] ?? '';
  if (needed !== Number.POSITIVE_INFINITY) {
    return { code: 'CAPACITY_OUTBID', component, have: priority, need: needed };
  }
  return { code: 'CAPACITY_TOO_SMALL', component, have: at(shortage.left, taking.resource), need: taking.amount };
}
