import { lackOf, type Scarcity, take, tollsAt } from './scarcity.js';
import type { Stand } from './stand.js';

/** Sums of whole numbers are exact up to here, so that they are the same in whatever order customers come. */
const EXACT = 2 ** 52;

/** What customers would take at given prices, each what is best for them after tolls. */
export class Market {
  /** By resource: what a unit of it brings on average, the measure of its price. */
  readonly worth: Float64Array;
  /** By resource: how much of it is asked for at the prices asked last. */
  readonly demand: Float64Array;
  private readonly unit: number;
  private readonly fits: readonly boolean[];

  constructor(
    private readonly stand: Stand,
    private readonly scarcity: Scarcity,
    private readonly limits: Float64Array,
  ) {
    const { priorities } = stand;
    this.fits = scarcity.takings.map((_, rule) => lackOf(scarcity, rule, limits) < 0);
    this.demand = new Float64Array(limits.length);
    const most = priorities.reduce((highest, priority) => Math.max(highest, priority), 0);
    this.unit = most > 0 ? (most * priorities.length) / EXACT : 1;
    this.worth = this.worths();
  }

  /** Fills `demand`, and gives what no choice under the limits can exceed: the Lagrangian dual at these prices. */
  ask(prices: Float64Array): number {
    // What does not fit alone is out of anybody's reach.
    const tolls = tollsAt(this.scarcity, prices).map((toll, rule) => (this.fits[rule] ? toll : Number.MAX_VALUE));
    const counts = new Float64Array(tolls.length);
    const customers = this.stand.starts.length - 1;
    let surplus = 0;
    for (let customer = 0; customer < customers; customer += 1) surplus += this.serve(customer, tolls, counts);
    this.count(counts);
    return prices.reduce(
      (bound, price, resource) => bound + price * (this.limits[resource] as number),
      surplus * this.unit,
    );
  }

  /** Counts the rule a customer would take, and gives what they would have of it after tolls, in units rounded up. */
  private serve(customer: number, tolls: Float64Array, counts: Float64Array): number {
    const { starts, rules, priorities, open } = this.stand;
    const end = starts[customer + 1] as number;
    let [best, chosen] = [0, -1];
    for (let place = starts[customer] as number; place < end; place += 1) {
      const net = (priorities[place] as number) - (tolls[rules[place] as number] as number);
      if (net > best && open[place] === 1) [best, chosen] = [net, rules[place] as number];
    }
    if (chosen >= 0) counts[chosen] = (counts[chosen] as number) + 1;
    return Math.ceil(best / this.unit);
  }

  private count(counts: Float64Array): void {
    this.demand.fill(0);
    for (const [rule, count] of counts.entries()) take(this.scarcity, rule, this.demand, -count);
  }

  private worths(): Float64Array {
    const { rules, priorities, open } = this.stand;
    const [sums, counts] = [new Float64Array(this.fits.length), new Float64Array(this.fits.length)];
    for (let place = 0; place < rules.length; place += 1) {
      const rule = rules[place] as number;
      if (open[place] !== 1 || !this.fits[rule]) continue;
      sums[rule] = (sums[rule] as number) + Math.round((priorities[place] as number) / this.unit);
      counts[rule] = (counts[rule] as number) + 1;
    }
    this.count(counts);
    const worth = new Float64Array(this.limits.length);
    for (const [rule, sum] of sums.entries()) {
      for (const { resource } of this.scarcity.takings[rule] ?? [])
        worth[resource] = (worth[resource] as number) + sum * this.unit;
    }
    return worth.map((sum, resource) =>
      (this.demand[resource] as number) > 0 ? sum / (this.demand[resource] as number) : 0,
    );
  }
}
