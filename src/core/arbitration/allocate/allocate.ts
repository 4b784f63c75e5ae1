import { neededBy } from './needed.js';
import { PRICE_ROUNDS, searchPrices } from './price-search.js';
import { type Scarcity, tollsAt } from './scarcity.js';
import { leftOf, type Stand } from './stand.js';
import { type Walk, walk } from './walk.js';

/**
 * Who gets what under the limits, and what made it so. `chosen`: for each customer the place of a candidate, or -1.
 * `needed`: by candidate, the priority it would have had to beat; 0 where nothing it uses is scarce, Infinity where it
 * does not fit at all. `prices`: of a unit of each resource, in priority. `lacks`: by rule, the resource that ran out for
 * it, or -1. `left`: what the limits gave before this choice. `sum` of the chosen priorities, which no other choice could
 * bring above `bound`.
 */
export type Allocation = {
  readonly chosen: Int32Array;
  readonly needed: Float64Array;
  readonly prices: Float64Array;
  readonly lacks: Int32Array;
  readonly left: Float64Array;
  readonly sum: number;
  readonly bound: number;
};

/** Candidates that are walked through while looking for a better choice, beyond the walk at the best prices. */
const WALKED = 2_000_000;

type Best = { readonly walked: Walk; readonly prices: Float64Array; readonly bound: number };

/** The greedy choice, best priority first, whatever it uses up: what an allocation is compared with. */
export function greedy(stand: Stand, scarcity: Scarcity): Walk {
  return walk(stand, scarcity, leftOf(stand, scarcity), new Float64Array(scarcity.takings.length));
}

/** Small runs are walked at many prices, large ones at the best; the greedy choice stands where it is better. */
function bestWalk(stand: Stand, scarcity: Scarcity, left: Float64Array): Best {
  const free = new Float64Array(left.length);
  const first = walk(stand, scarcity, left, tollsAt(scarcity, free));
  if (first.lacks.every((lack) => lack < 0)) return { walked: first, prices: free, bound: first.sum };
  let best: Omit<Best, 'bound'> = { walked: first, prices: free };
  const consider = (prices: Float64Array) => {
    const walked = walk(stand, scarcity, left, tollsAt(scarcity, prices));
    if (walked.sum > best.walked.sum) best = { walked, prices };
  };
  const every = Math.ceil((PRICE_ROUNDS * stand.rules.length) / WALKED);
  let seen = 0;
  const found = searchPrices(stand, scarcity, left, ({ prices }) => {
    seen += 1;
    if (every < PRICE_ROUNDS && seen % every === 0) consider(prices);
  });
  consider(found.prices);
  return { ...best, bound: Math.max(found.bound, best.walked.sum) };
}

/**
 * Scarce resources across a run: looks for prices at which demand fits, then walks in the order of what is left after
 * tolls, never above a limit. A function of its inputs alone: calling it again after a crash gives the same.
 */
export function allocate(stand: Stand, scarcity: Scarcity): Allocation {
  const left = leftOf(stand, scarcity);
  const { walked, prices, bound } = bestWalk(stand, scarcity, left);
  const { chosen, lacks, sum } = walked;
  return { chosen, needed: neededBy(stand, tollsAt(scarcity, prices), walked), prices, lacks, left, sum, bound };
}
