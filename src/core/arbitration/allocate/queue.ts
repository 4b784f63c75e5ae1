import type { Stand } from './stand.js';

/**
 * Customers by the net score (priority less toll) of the best of their candidates whose rule is not `gone`: the highest
 * first. On a tie the higher priority, the earlier rule, then whose turn it is. A binary heap over columns.
 */
export class Queue {
  private readonly heap: Uint32Array;
  private size = 0;
  private readonly nets: Float64Array;
  private readonly places: Int32Array;

  constructor(
    private readonly stand: Stand,
    private readonly tolls: Float64Array,
    private readonly gone: Uint8Array,
  ) {
    const customers = stand.starts.length - 1;
    this.heap = new Uint32Array(customers);
    this.nets = new Float64Array(customers);
    this.places = new Int32Array(customers);
    for (let customer = 0; customer < customers; customer += 1) {
      if (this.advance(customer)) this.heap[this.size++] = customer;
    }
    for (let index = (this.size >>> 1) - 1; index >= 0; index -= 1) this.sink(index);
  }

  /** The customer whose turn it is, or -1. */
  get first(): number {
    return this.size === 0 ? -1 : (this.heap[0] as number);
  }

  /** The candidate a customer waits with. */
  placeOf(customer: number): number {
    return this.places[customer] as number;
  }

  netOf(customer: number): number {
    return this.nets[customer] as number;
  }

  /** The first is done with. */
  drop(): void {
    this.size -= 1;
    this.heap[0] = this.heap[this.size] as number;
    this.sink(0);
  }

  /** The first did not get what it waited with: it waits with its next best, or leaves. */
  defer(): void {
    if (this.advance(this.first)) this.sink(0);
    else this.drop();
  }

  private advance(customer: number): boolean {
    const { starts, rules, priorities, open } = this.stand;
    const end = starts[customer + 1] as number;
    let [best, bestNet] = [-1, 0];
    for (let place = starts[customer] as number; place < end; place += 1) {
      const rule = rules[place] as number;
      if (open[place] !== 1 || this.gone[rule] === 1) continue;
      const net = (priorities[place] as number) - (this.tolls[rule] as number);
      if (best < 0 || net > bestNet) [best, bestNet] = [place, net];
    }
    this.places[customer] = best;
    this.nets[customer] = bestNet;
    return best >= 0;
  }

  private before(a: number, b: number): boolean {
    const byNet = (this.nets[b] as number) - (this.nets[a] as number);
    return byNet === 0 ? this.beforeOnTie(a, b) : byNet < 0;
  }

  private beforeOnTie(a: number, b: number): boolean {
    const { priorities, rules, turns } = this.stand;
    const [placeA, placeB] = [this.places[a] as number, this.places[b] as number];
    const byPriority = (priorities[placeB] as number) - (priorities[placeA] as number);
    const byRule = (rules[placeA] as number) - (rules[placeB] as number);
    const byTurn = turns === undefined ? a - b : (turns[a] as number) - (turns[b] as number);
    return (byPriority || byRule || byTurn) < 0;
  }

  private sink(from: number): void {
    const { heap } = this;
    const customer = heap[from] as number;
    let index = from;
    for (let child = this.childOf(index); child > 0; child = this.childOf(index)) {
      if (!this.before(heap[child] as number, customer)) break;
      heap[index] = heap[child] as number;
      index = child;
    }
    heap[index] = customer;
  }

  /** The better of the two below, 0 where there is none. */
  private childOf(index: number): number {
    const child = 2 * index + 1;
    if (child >= this.size) return 0;
    const other = child + 1;
    return other < this.size && this.before(this.heap[other] as number, this.heap[child] as number) ? other : child;
  }
}
