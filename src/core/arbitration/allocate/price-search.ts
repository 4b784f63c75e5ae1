import { Market } from './market.js';
import { at, type Scarcity } from './scarcity.js';
import type { Stand } from './stand.js';

/** One set of prices by resource, and the most that any choice could come to: the dual bound at these prices. */
export type Priced = { readonly prices: Float64Array; readonly bound: number };

/** Sets of prices that are looked at, at most. */
export const PRICE_ROUNDS = 200;
/** A price moves by its step towards where demand fits; steps grow while it keeps going one way and shrink when it turns. */
const [FIRST_STEP, GROW, SHRINK] = [0.05, 1.2, 0.7];

/** The search ends where the bound has not come down by this part of it for so many rounds. */
const [NEARER, PATIENCE] = [1e-7, 30];

/** Moves every price one step: up where more is asked for than there is, down where less. */
class Steps {
  readonly prices: Float64Array;
  private readonly steps: Float64Array;
  private readonly ways: Int8Array;

  constructor(
    private readonly market: Market,
    private readonly limits: Float64Array,
  ) {
    this.prices = new Float64Array(limits.length);
    this.steps = market.worth.map((worth) => worth * FIRST_STEP);
    this.ways = new Int8Array(limits.length);
  }

  /** False once nothing moves: demand fits, and nothing that is left over has a price. */
  move(): boolean {
    for (let resource = 0; resource < this.prices.length; resource += 1) {
      const way = this.wayOf(resource);
      this.pace(resource, way);
      this.prices[resource] = Math.max(0, at(this.prices, resource) + way * at(this.steps, resource));
    }
    return this.ways.some((way) => way !== 0);
  }

  private wayOf(resource: number): number {
    const way = Math.sign(at(this.market.demand, resource) - at(this.limits, resource));
    return way < 0 && at(this.prices, resource) === 0 ? 0 : way;
  }

  private pace(resource: number, way: number): void {
    const turn = way * at(this.ways, resource);
    const factor = turn > 0 ? GROW : turn < 0 ? SHRINK : 1;
    this.steps[resource] = Math.min(at(this.steps, resource) * factor, at(this.market.worth, resource));
    this.ways[resource] = way;
  }
}

/**
 * Prices at which demand fits: the Lagrangian relaxation of `max Σ priority·x` under the limits with at most one a
 * customer (methods.md section 11), minimised by steps that adapt to each resource. Every set of prices bounds what any
 * choice can come to, so the best of them says how far from it a choice is at most. `each` sees them all.
 */
export function searchPrices(
  stand: Stand,
  scarcity: Scarcity,
  limits: Float64Array,
  each: (priced: Priced) => void = () => undefined,
): Priced {
  const market = new Market(stand, scarcity, limits);
  const steps = new Steps(market, limits);
  let best: Priced = { prices: Float64Array.from(steps.prices), bound: market.ask(steps.prices) };
  each(best);
  let nearer = 0;
  for (let round = 1; round < PRICE_ROUNDS && round - nearer < PATIENCE && steps.move(); round += 1) {
    const bound = market.ask(steps.prices);
    const priced = { prices: Float64Array.from(steps.prices), bound };
    if (bound < best.bound * (1 - NEARER)) nearer = round;
    if (bound < best.bound) best = priced;
    each(priced);
  }
  return best;
}
