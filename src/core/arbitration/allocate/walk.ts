import { Queue } from './queue.js';
import { at, lackOf, type Scarcity, take } from './scarcity.js';
import type { Stand } from './stand.js';

/**
 * Who gets what. `chosen`: for each customer the place of a candidate, or -1. `cuts`: by rule, the net score of the last
 * who took of what then was lacking, -Infinity while nothing lacks. `lacks`: that resource, or -1. `sum` of priorities.
 */
export type Walk = {
  readonly chosen: Int32Array;
  readonly cuts: Float64Array;
  readonly lacks: Int32Array;
  readonly sum: number;
};

/** What is left while a walk goes on. */
class Stock {
  readonly gone: Uint8Array;
  readonly cuts: Float64Array;
  readonly lacks: Int32Array;
  private readonly left: Float64Array;
  /** By resource, the net score of who took of it last. */
  private readonly lastNets: Float64Array;

  constructor(
    private readonly scarcity: Scarcity,
    limits: Float64Array,
  ) {
    const rules = scarcity.takings.length;
    this.gone = new Uint8Array(rules);
    this.cuts = new Float64Array(rules).fill(Number.NEGATIVE_INFINITY);
    this.lacks = new Int32Array(rules).fill(-1);
    this.left = Float64Array.from(limits);
    this.lastNets = new Float64Array(limits.length).fill(Number.POSITIVE_INFINITY);
  }

  /** Takes what one contact uses, if all of it is left. */
  serve(rule: number, net: number): boolean {
    if (this.gone[rule] === 1) return false;
    const lack = lackOf(this.scarcity, rule, this.left);
    if (lack >= 0) {
      this.gone[rule] = 1;
      this.lacks[rule] = lack;
      this.cuts[rule] = at(this.lastNets, lack);
      return false;
    }
    take(this.scarcity, rule, this.left);
    for (const { resource } of this.scarcity.takings[rule] ?? []) this.lastNets[resource] = net;
    return true;
  }
}

/**
 * Candidates in one total order, each taken if its customer has nothing yet and all it uses is left: exact, whatever the
 * tolls. With tolls of 0 it is the greedy choice. Since less and less is left, a rule that did not fit never fits again.
 */
export function walk(stand: Stand, scarcity: Scarcity, limits: Float64Array, tolls: Float64Array): Walk {
  const stock = new Stock(scarcity, limits);
  const queue = new Queue(stand, tolls, stock.gone);
  const chosen = new Int32Array(stand.starts.length - 1).fill(-1);
  let sum = 0;
  for (let customer = queue.first; customer >= 0; customer = queue.first) {
    const place = queue.placeOf(customer);
    if (stock.serve(at(stand.rules, place), queue.netOf(customer))) {
      chosen[customer] = place;
      sum += at(stand.priorities, place);
      queue.drop();
    } else queue.defer();
  }
  return { chosen, cuts: stock.cuts, lacks: stock.lacks, sum };
}
