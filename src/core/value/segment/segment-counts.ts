import { type Column, type FactBlock, valueAt } from '../../facts/fact-block.js';
import type { FactValue } from '../../facts/fact-sheet.js';
import { association, type Moments, meanDifference, NO_MOMENTS, together, withValue } from './difference.js';

/** The fact that says which currency a customer's amounts are in. */
export const CURRENCY = 'currency';

/** How a segment differs from the rest in one fact: `known` customers inside and outside it; null: not to be said. */
export type Difference = {
  readonly fact: string;
  readonly measure: 'mean' | 'association';
  readonly inside: number;
  readonly outside: number;
  readonly value: number | null;
  /** Of amounts: only customers of this currency are compared, which is the one of most. */
  readonly currency?: string;
};

/** What is known of one fact within one segment: a number's moments, or how many have each value or element. */
class Seen {
  moments: Moments = NO_MOMENTS;
  known = 0;
  readonly counts = new Map<string, number>();

  add(value: FactValue): void {
    if (value === null) return;
    this.known += 1;
    if (typeof value === 'number') this.moments = withValue(this.moments, value);
    else if (!Array.isArray(value)) this.count(String(value));
    else for (const element of new Set(value.map(nameOf))) this.count(element);
  }

  private count(value: string): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  static all(parts: readonly Seen[]): Seen {
    const sum = new Seen();
    for (const part of parts) {
      sum.moments = together(sum.moments, part.moments);
      sum.known += part.known;
      for (const [value, count] of part.counts) sum.counts.set(value, (sum.counts.get(value) ?? 0) + count);
    }
    return sum;
  }
}

/** What an element of a list is known by: its first text. */
function nameOf(element: unknown): string {
  if (typeof element !== 'object' || element === null) return String(element);
  return String(Object.values(element).find((value) => typeof value === 'string') ?? '');
}

/** Of a list each element is had or not: the one that differs most speaks for it. */
function ofElements(inside: Seen, outside: Seen): number | null {
  const elements = new Set([...inside.counts.keys(), ...outside.counts.keys()]);
  const hadBy = ({ counts, known }: Seen, element: string) => {
    const having = counts.get(element) ?? 0;
    return new Map([
      ['yes', having],
      ['no', known - having],
    ]);
  };
  const all = [...elements].map((element) => association(hadBy(inside, element), hadBy(outside, element)) ?? 0);
  return all.length === 0 ? null : Math.max(...all);
}

/** Customers by segment, and what is known of them, gathered block by block in constant memory. */
export class SegmentCounts {
  private readonly sizes = new Map<string, number>();
  private readonly seen = new Map<string, Map<string, Seen>>();
  private readonly kinds = new Map<string, Column['kind']>();
  private readonly currencies = new Map<string, number>();
  private counted = 0;

  /**
   * `segment`: the fact whose values are segments; `compared`: the facts they are compared in. `amounts`: those of them
   * that are in each customer's currency; then blocks hold `CURRENCY` too.
   */
  constructor(
    private readonly segment: string,
    private readonly compared: readonly string[],
    private readonly amounts: ReadonlySet<string> = new Set(),
  ) {}

  add({ n, columns }: FactBlock): void {
    const segments = columnOf(columns, this.segment);
    for (const fact of this.compared) this.kinds.set(fact, columnOf(columns, fact).kind);
    for (let row = 0; row < n; row += 1) {
      this.counted += 1;
      const segment = valueAt(segments, row);
      if (typeof segment === 'string') this.addOne(segment, columns, row);
    }
  }

  private addOne(segment: string, columns: ReadonlyMap<string, Column>, row: number): void {
    this.sizes.set(segment, this.sizes.get(segment) === undefined ? 1 : this.size(segment) + 1);
    const seen = this.seen.get(segment) ?? new Map<string, Seen>();
    this.seen.set(segment, seen);
    const currency = this.currencyAt(columns, row);
    if (currency !== null) this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
    for (const fact of this.compared) {
      if (this.amounts.has(fact) && currency === null) continue;
      const key = this.keyOf(fact, currency);
      const one = seen.get(key) ?? new Seen();
      seen.set(key, one);
      one.add(valueAt(columnOf(columns, fact), row));
    }
  }

  private currencyAt(columns: ReadonlyMap<string, Column>, row: number): string | null {
    if (this.amounts.size === 0) return null;
    const currency = valueAt(columnOf(columns, CURRENCY), row);
    return typeof currency === 'string' ? currency : null;
  }

  /** Amounts of one currency are a thing of their own. */
  private keyOf(fact: string, currency: string | null): string {
    return this.amounts.has(fact) ? `${fact} ${currency}` : fact;
  }

  private get mainCurrency(): string | null {
    const [first] = [...this.currencies].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
    return first?.[0] ?? null;
  }

  /** Of everybody, also those in no segment. */
  get customers(): number {
    return this.counted;
  }

  size(segment: string): number {
    return this.sizes.get(segment) ?? 0;
  }

  /** The segment against everybody in another one. */
  difference(segment: string, fact: string): Difference {
    const currency = this.amounts.has(fact) ? this.mainCurrency : null;
    const key = this.keyOf(fact, currency);
    const inside = this.seen.get(segment)?.get(key) ?? new Seen();
    const others = [...this.seen].filter(([name]) => name !== segment);
    const outside = Seen.all(others.flatMap(([, seen]) => seen.get(key) ?? []));
    const sides = { fact, inside: inside.known, outside: outside.known, ...(currency !== null && { currency }) };
    const kind = this.kinds.get(fact);
    if (kind === 'number') return { ...sides, measure: 'mean', value: meanDifference(inside.moments, outside.moments) };
    const value = kind === 'list' ? ofElements(inside, outside) : association(inside.counts, outside.counts);
    return { ...sides, measure: 'association', value };
  }
}

function columnOf(columns: ReadonlyMap<string, Column>, fact: string): Column {
  const column = columns.get(fact);
  if (column === undefined) throw new Error(`the block lacks ${fact}`);
  return column;
}
