import { at, type Scarcity, take } from './scarcity.js';

/**
 * A run's customers and candidates as columns: candidates of customer i are `[starts[i], starts[i + 1])` of the others,
 * best first by the order of arbitration. `rules` are places among the run's rules.
 */
export type Stand = {
  readonly starts: Uint32Array;
  readonly rules: Uint32Array;
  readonly priorities: Float64Array;
  /** 1 where the candidate may be chosen. */
  readonly open: Uint8Array;
  /** 1 where it has its place already, and what it uses is used up; nothing else of its customer is open. */
  readonly placed: Uint8Array;
  /** Tells customers apart where all else is equal: lower first, none twice. By default their place in `starts`. */
  readonly turns?: Uint32Array;
};

/** What the limits leave once those who have a place have taken theirs. */
export function leftOf({ placed, rules }: Stand, scarcity: Scarcity): Float64Array {
  const left = Float64Array.from(scarcity.limits);
  const counts = new Float64Array(scarcity.takings.length);
  for (let place = 0; place < placed.length; place += 1) {
    if (placed[place] === 1) counts[at(rules, place)] = at(counts, at(rules, place)) + 1;
  }
  for (const [rule, count] of counts.entries()) take(scarcity, rule, left, count);
  return left;
}
