import { type AsOf, asOfEach, type Derivation, type FactSource } from '../derive-facts.js';
import { type Column, type FactBlock, valueAt } from '../fact-block.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import { Answers } from './answers.js';
import { readFacts, ZONE_COLUMN } from './load-plan.js';

/** Answers a step remembers before it forgets them all: a bound on memory, not a budget. */
const MOST_KEPT = 200_000;
/** Codes of values stay below this, so that a code of what was before and one of a value make one exact number. */
const VALUE_CODES = 2 ** 23;

const NOTHING: FactSource = {
  id: '',
  relationship: 'potential',
  origin: '',
  basic: {},
  business: {},
  usage: [],
  preference: {},
  consents: [],
  has: new Set(),
};

/** Numbers equal keys; one never met takes the next. */
class Numbers<K> {
  private readonly known = new Map<K, number>();

  of(key: K): number {
    const number = this.known.get(key);
    if (number !== undefined) return number;
    const next = this.known.size;
    this.known.set(key, next);
    return next;
  }

  get size(): number {
    return this.known.size;
  }
}

/** Days lie within this of 1970-01-01, and small whole numbers are their own codes. */
const SMALL = 2 ** 21;

/**
 * A code a row: equal codes are equal values, 0 is missing. Days and small whole numbers are coded by what they are, other
 * values by a number of their own. A list or a series is equal to nothing.
 */
function codeColumn(column: Column, others: Numbers<unknown>): (row: number) => number {
  const { present } = column;
  const otherOf = (value: unknown) => SMALL * 2 + others.of(value);
  switch (column.kind) {
    case 'dict': {
      const places = column.dictionary.map(otherOf);
      return (row) => (present[row] === 1 ? (places[column.values[row] ?? 0] ?? 0) : 0);
    }
    case 'number':
    case 'day':
    case 'bit':
      return (row) => {
        if (present[row] !== 1) return 0;
        const value = column.values[row] ?? 0;
        const small = Number.isInteger(value) && value > -SMALL && value < SMALL;
        return small ? value + SMALL : otherOf(value);
      };
    default:
      return () => otherOf({});
  }
}

/** What a step said so far, by the number of what it was asked. */
type Memory = {
  readonly days: Numbers<number>;
  /** Of each input: the values that are no codes by themselves, and the tuples of the inputs up to it. */
  readonly others: readonly Numbers<unknown>[];
  readonly tuples: readonly Numbers<number>[];
  readonly answers: ReadonlyMap<string, Answers>;
  answered: number;
};

/** One step with what it said before: customers of the same dates get the same answer, so each is worked out once. */
class RememberingStep {
  private readonly inputs: readonly string[];
  private memory: Memory;

  constructor(
    private readonly step: Derivation,
    private readonly catalogue: FactCatalogue,
  ) {
    this.inputs = readFacts(step);
    this.memory = this.nothing();
  }

  private nothing(): Memory {
    const answers = this.step.names.map((name): [string, Answers] => {
      const definition = this.catalogue.get(name);
      if (definition === undefined) throw new Error(`no fact of this name: ${name}`);
      return [name, new Answers(definition)];
    });
    return {
      days: new Numbers(),
      others: this.inputs.map(() => new Numbers()),
      tuples: this.inputs.map(() => new Numbers()),
      answers: new Map(answers),
      answered: 0,
    };
  }

  /** Puts the step's facts beside the columns that are there. */
  fill(columns: Map<string, Column>, days: Uint32Array, asOfs: readonly AsOf[]): void {
    const { others, answered } = this.memory;
    if (answered > MOST_KEPT || others.some(({ size }) => size > MOST_KEPT)) this.memory = this.nothing();
    const from = this.inputs.map((name) => {
      const column = columns.get(name);
      if (column === undefined) throw new Error(`${this.step.names.join(', ')} needs the column ${name}`);
      return column;
    });
    const numbers = this.numbersOf(from, days);
    for (let row = 0; row < numbers.length; row += 1) {
      if ((numbers[row] ?? 0) >= this.memory.answered) this.answer(row, from, asOfs[days[row] ?? 0]);
    }
    for (const [name, answers] of this.memory.answers) columns.set(name, answers.column(numbers));
  }

  /** The number of each row's question: of the day it is and the values of the inputs. */
  private numbersOf(from: readonly Column[], days: Uint32Array): Float64Array {
    const numbers = new Float64Array(days.length);
    for (let row = 0; row < numbers.length; row += 1) numbers[row] = this.memory.days.of(days[row] ?? 0);
    for (const [place, column] of from.entries()) {
      const tuples = this.memory.tuples[place] ?? new Numbers();
      const codeAt = codeColumn(column, this.memory.others[place] ?? new Numbers());
      for (let row = 0; row < numbers.length; row += 1) {
        numbers[row] = tuples.of((numbers[row] ?? 0) * VALUE_CODES + codeAt(row));
      }
    }
    return numbers;
  }

  /** Numbers are given in the order in which rows are met, so a new one is always the next. */
  private answer(row: number, from: readonly Column[], asOf: AsOf | undefined): void {
    if (asOf === undefined) throw new Error('a customer without a day');
    const sheet: Record<string, FactValue> = {};
    for (const [place, column] of from.entries()) sheet[this.inputs[place] ?? ''] = valueAt(column, row);
    const given = this.step.derive(NOTHING, sheet, asOf);
    for (const [name, answers] of this.memory.answers) answers.put(this.memory.answered, given[name] ?? null);
    this.memory.answered += 1;
  }
}

export type LoadTime = { readonly now: Date; readonly operatorZone: string };

/**
 * Completes blocks as they are loaded: works out, as of the reader's clock, the facts that follow from the stored ones and
 * the day it is in each customer's zone. The block must hold `ZONE_COLUMN`. What it worked out for one block it remembers
 * for the next, so one filler serves a whole reading.
 */
export function loadFiller(
  steps: readonly Derivation[],
  catalogue: FactCatalogue,
  { now, operatorZone }: LoadTime,
): (block: FactBlock) => FactBlock {
  const remembering = steps.map((step) => new RememberingStep(step, catalogue));
  const asOfOne = asOfEach(now, operatorZone);
  const asOfs: AsOf[] = [];
  const places = new Map<string | null, number>();
  const placeOf = (zone: string | null) => {
    const known = places.get(zone);
    if (known !== undefined) return known;
    places.set(zone, asOfs.length);
    asOfs.push(asOfOne({ preference: zone === null ? {} : { timeZone: zone } }));
    return asOfs.length - 1;
  };
  return (block) => {
    if (remembering.length === 0) return block;
    const columns = new Map(block.columns);
    const zones = columns.get(ZONE_COLUMN);
    if (zones?.kind !== 'dict') throw new Error('a block that does not tell the zones of its customers');
    const ofZone = zones.dictionary.map((zone) => placeOf(zone));
    const days = Uint32Array.from(zones.values, (zone, row) =>
      zones.present[row] === 1 ? (ofZone[zone] ?? 0) : placeOf(null),
    );
    for (const step of remembering) step.fill(columns, days, asOfs);
    return { ...block, columns };
  };
}
