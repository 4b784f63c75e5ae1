import { dayOfNumber } from '../../kit/day.js';
import { type Column, type FactBlock, type ListColumn, type SeriesColumn, valueAt } from '../fact-block.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';
import { isContactFact } from '../identity/contact-state.js';
import type { BaseRules } from './base-rules.js';
import type { CurrencyProfile, Distribution, FactProfile } from './fact-profile.js';
import { Quantiles } from './quantiles.js';

const TENTHS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** Different texts that are counted; a fact of more is told without counting them all. */
const MOST_DISTINCT = 1_000;

/** Facts that name one customer, household, party or account: how they lie says nothing, and a value says who it is. */
const IDENTIFYING: ReadonlySet<string> = new Set(['customerId', 'householdId', 'partyId', 'accountId']);

type Telling = Pick<BaseRules, 'fewestTold' | 'mostTold'>;

interface Counting {
  add(column: Column, columns: FactBlock['columns']): void;
  readonly known: number;
  readonly distribution: Distribution;
  readonly currencies?: readonly CurrencyProfile[];
}

type OfKind<K extends Column['kind']> = Extract<Column, { readonly kind: K }>;

/** A column is of the kind its fact's type says; another is a fault of whoever made the block. */
function of<K extends Column['kind']>(kind: K, column: Column): OfKind<K> {
  if (column.kind !== kind) throw new Error(`a column of kind ${column.kind} where ${kind} is due`);
  return column as OfKind<K>;
}

function addKnown(values: Float64Array | Int32Array, present: Uint8Array, to: Quantiles): void {
  for (let row = 0; row < present.length; row += 1) if (present[row] === 1) to.add(values[row] ?? 0);
}

class Numbers implements Counting {
  private readonly quantiles = new Quantiles();

  add(column: Column): void {
    const { values, present } = of('number', column);
    addKnown(values, present, this.quantiles);
  }

  get known(): number {
    return this.quantiles.count;
  }

  get distribution(): Distribution {
    return numbersOf(this.quantiles);
  }
}

function numbersOf(quantiles: Quantiles): Distribution {
  if (quantiles.count === 0) return { kind: 'nothing' };
  const deciles = quantiles.at(TENTHS);
  const [p10 = 0, p90 = 0] = [deciles[1], deciles[9]];
  return { kind: 'numbers', mean: quantiles.mean, p10, p90, deciles };
}

/** The fact that says which currency a customer's amounts are in. */
const CURRENCY = 'currency';

/** Amounts by the currency of the customer they are of. */
class Amounts implements Counting {
  private readonly by = new Map<string | null, Quantiles>();

  add(column: Column, columns: FactBlock['columns']): void {
    const { values, present } = of('number', column);
    const currency = columns.get(CURRENCY);
    for (let row = 0; row < present.length; row += 1) {
      if (present[row] !== 1) continue;
      const said = currency === undefined ? null : valueAt(currency, row);
      this.of(typeof said === 'string' ? said : null).add(values[row] ?? 0);
    }
  }

  get known(): number {
    return [...this.by.values()].reduce((sum, { count }) => sum + count, 0);
  }

  get distribution(): Distribution {
    return this.currencies[0]?.distribution ?? { kind: 'nothing' };
  }

  /** Those whose currency nobody knows come last: of them nothing can be said. */
  get currencies(): readonly CurrencyProfile[] {
    const rank = (one: CurrencyProfile) => (one.currency === null ? 0 : one.known);
    return [...this.by]
      .map(([currency, quantiles]) => ({ currency, known: quantiles.count, distribution: numbersOf(quantiles) }))
      .sort((a, b) => rank(b) - rank(a) || (String(a.currency) < String(b.currency) ? -1 : 1));
  }

  private of(currency: string | null): Quantiles {
    const quantiles = this.by.get(currency) ?? new Quantiles();
    this.by.set(currency, quantiles);
    return quantiles;
  }
}

class Days implements Counting {
  private readonly quantiles = new Quantiles();

  add(column: Column): void {
    const { values, present } = of('day', column);
    addKnown(values, present, this.quantiles);
  }

  get known(): number {
    return this.quantiles.count;
  }

  get distribution(): Distribution {
    if (this.known === 0) return { kind: 'nothing' };
    const [first = '', p10 = '', p90 = '', last = ''] = this.quantiles.at([0, 0.1, 0.9, 1]).map(dayOfNumber);
    return { kind: 'days', first, last, p10, p90 };
  }
}

class Flags implements Counting {
  known = 0;
  private yes = 0;

  add(column: Column): void {
    const { values, present } = of('bit', column);
    for (let row = 0; row < present.length; row += 1) {
      if (present[row] !== 1) continue;
      this.known += 1;
      this.yes += values[row] ?? 0;
    }
  }

  get distribution(): Distribution {
    if (this.known === 0) return { kind: 'nothing' };
    return { kind: 'yes-or-no', yes: this.yes, no: this.known - this.yes };
  }
}

class Values implements Counting {
  known = 0;
  private readonly counts = new Map<string, number>();
  private overflowed = false;

  /** `isOpen`: any text, against the values of an enum. */
  constructor(
    private readonly isOpen: boolean,
    private readonly telling: Telling,
  ) {}

  add(column: Column): void {
    const { values, present, dictionary } = of('dict', column);
    const inBlock = new Uint32Array(dictionary.length);
    for (let row = 0; row < present.length; row += 1) {
      if (present[row] !== 1) continue;
      const place = values[row] ?? 0;
      inBlock[place] = (inBlock[place] ?? 0) + 1;
      this.known += 1;
    }
    for (const [place, count] of inBlock.entries()) if (count > 0) this.count(dictionary[place] ?? '', count);
  }

  get distribution(): Distribution {
    if (this.known === 0) return { kind: 'nothing' };
    const { fewestTold, mostTold } = this.telling;
    const fewest = this.isOpen ? fewestTold : 1;
    const top = [...this.counts]
      .filter(([, customers]) => customers >= fewest)
      .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .slice(0, mostTold)
      .map(([value, customers]) => ({ value, customers }));
    const told = top.reduce((sum, { customers }) => sum + customers, 0);
    return { kind: 'values', top, distinct: this.overflowed ? null : this.counts.size, others: this.known - told };
  }

  private count(value: string, customers: number): void {
    const before = this.counts.get(value);
    if (before === undefined && this.counts.size >= MOST_DISTINCT) this.overflowed = true;
    else this.counts.set(value, (before ?? 0) + customers);
  }
}

/** Months of a series that are no gap. */
function monthsKnown({ known, width }: SeriesColumn, row: number): number {
  let months = 0;
  for (let place = row * width; place < (row + 1) * width; place += 1) {
    months += ((known[place >> 3] ?? 0) >> (place & 7)) & 1;
  }
  return months;
}

class Several implements Counting {
  known = 0;
  private length = 0;

  add(column: Column): void {
    if (column.kind !== 'series' && column.kind !== 'list') throw new Error(`${column.kind} holds one value, not many`);
    for (let row = 0; row < column.present.length; row += 1) {
      if (column.present[row] !== 1) continue;
      this.known += 1;
      this.length += column.kind === 'series' ? monthsKnown(column, row) : lengthAt(column, row);
    }
  }

  get distribution(): Distribution {
    return this.known === 0 ? { kind: 'nothing' } : { kind: 'several', meanLength: this.length / this.known };
  }
}

const lengthAt = ({ offsets }: ListColumn, row: number) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);

function countingOf({ name, type, unit }: FactDefinition, telling: Telling): Counting {
  switch (type) {
    case 'number':
      return unit === 'minor' ? new Amounts() : new Numbers();
    case 'day':
      return new Days();
    case 'boolean':
      return new Flags();
    case 'enum':
    case 'text':
      return new Values(type === 'text', IDENTIFYING.has(name) ? { ...telling, mostTold: 0 } : telling);
    case 'series':
    case 'list':
      return new Several();
  }
}

/** The profile of every fact of the customers' records in one pass over blocks, whatever the size of the base. */
export class FactProfiler {
  private readonly counted: ReadonlyMap<string, Counting>;
  private read = 0;

  constructor(catalogue: FactCatalogue, telling: Telling) {
    const told = [...catalogue.values()].filter(({ name }) => !isContactFact(name));
    this.counted = new Map(told.map((definition) => [definition.name, countingOf(definition, telling)]));
  }

  get customers(): number {
    return this.read;
  }

  /** A block that holds all facts of the catalogue but those of contacts. */
  add({ n, columns }: FactBlock): void {
    for (const [name, counting] of this.counted) {
      const column = columns.get(name);
      if (column === undefined) throw new Error(`the block lacks the fact ${name}`);
      counting.add(column, columns);
    }
    this.read += n;
  }

  /** In the order of the catalogue. */
  get profiles(): readonly FactProfile[] {
    return [...this.counted].map(([name, { known, distribution, currencies }]) => {
      return { name, customers: this.read, known, distribution, ...(currencies && { currencies }) };
    });
  }
}
