import { type AsOf, asOfEach, type Derivation, type FactSource } from '../derive-facts.js';
import { type Column, type FactBlock, valueAt } from '../fact-block.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';
import { Answers } from './answers.js';
import { readFacts, ZONE_COLUMN } from './load-plan.js';
import { PairNumbers, ValueCodes } from './value-codes.js';

/** Values and answers a filler remembers before it forgets them all: a bound on memory, not a budget. */
const MOST_KEPT = 100_000;

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

/** A block while it is completed: its columns, and the day of each row as a place among `asOfs`. */
type Loading = { readonly columns: Map<string, Column>; readonly days: Int32Array; readonly asOfs: readonly AsOf[] };

/** The values of facts as codes; of one block each fact is coded once, for all steps that ask for it. */
class CodedFacts {
  private readonly codes = new Map<string, ValueCodes>();
  private ofBlock = new Map<string, Int32Array>();

  get size(): number {
    return Math.max(0, ...[...this.codes.values()].map(({ size }) => size));
  }

  nextBlock(): void {
    this.ofBlock = new Map();
  }

  of(name: string, column: Column): Int32Array {
    const known = this.ofBlock.get(name);
    if (known !== undefined) return known;
    const codes = this.codes.get(name) ?? new ValueCodes();
    this.codes.set(name, codes);
    const coded = codes.of(column);
    this.ofBlock.set(name, coded);
    return coded;
  }
}

/** One step with what it said before: customers of the same dates get the same answer, so each is worked out once. */
class RememberingStep {
  private readonly inputs: readonly string[];
  /** Of the day and the first input, of that and the second, and so on: the last is the number of the question. */
  private readonly pairs: readonly PairNumbers[];
  private readonly answers: ReadonlyMap<string, Answers>;
  private answered = 0;

  constructor(
    private readonly step: Derivation,
    catalogue: FactCatalogue,
  ) {
    this.inputs = readFacts(step);
    this.pairs = Array.from({ length: Math.max(1, this.inputs.length) }, () => new PairNumbers());
    const answers = step.names.map((name): [string, Answers] => {
      const definition = catalogue.get(name);
      if (definition === undefined) throw new Error(`no fact of this name: ${name}`);
      return [name, new Answers(definition)];
    });
    this.answers = new Map(answers);
  }

  get size(): number {
    return this.answered;
  }

  /** Puts the step's facts beside the columns that are there. */
  fill(block: Loading, facts: CodedFacts): void {
    const from = this.inputs.map((name) => {
      const column = block.columns.get(name);
      if (column === undefined) throw new Error(`${this.step.names.join(', ')} needs the column ${name}`);
      return column;
    });
    const coded = from.map((column, place) => facts.of(this.inputs[place] ?? '', column));
    let numbers = block.days;
    for (const [place, pairs] of this.pairs.entries()) {
      numbers = pairs.of(numbers, coded[place] ?? new Int32Array(numbers.length));
    }
    this.answerAll(numbers, from, block);
    for (const [name, answers] of this.answers) block.columns.set(name, answers.column(numbers));
  }

  /** Numbers are given in the order in which rows are met, so a new one is always the next. */
  private answerAll(numbers: Int32Array, from: readonly Column[], { days, asOfs }: Loading): void {
    const asked = this.pairs.at(-1)?.size ?? 0;
    for (let row = 0; this.answered < asked && row < numbers.length; row += 1) {
      if ((numbers[row] as number) < this.answered) continue;
      const asOf = asOfs[days[row] as number];
      if (asOf === undefined) throw new Error('a customer without a day');
      this.answer(row, from, asOf);
    }
  }

  private answer(row: number, from: readonly Column[], asOf: AsOf): void {
    const sheet: Record<string, FactValue> = {};
    for (const [place, column] of from.entries()) sheet[this.inputs[place] ?? ''] = valueAt(column, row);
    const given = this.step.derive(NOTHING, sheet, asOf);
    for (const [name, answers] of this.answers) answers.put(this.answered, given[name] ?? null);
    this.answered += 1;
  }
}

/** The day of each customer by the zone a block tells, as a place among the days there are. */
class Zones {
  readonly asOfs: AsOf[] = [];
  private readonly places = new Map<string | null, number>();
  private readonly asOfOne: ReturnType<typeof asOfEach>;

  constructor({ now, operatorZone }: LoadTime) {
    this.asOfOne = asOfEach(now, operatorZone);
  }

  daysOf(zones: Column | undefined): Int32Array {
    if (zones?.kind !== 'dict') throw new Error('a block that does not tell the zones of its customers');
    const { values, present, dictionary } = zones;
    const ofZone = dictionary.map((zone) => this.placeOf(zone));
    const ofNone = this.placeOf(null);
    const days = new Int32Array(present.length);
    for (let row = 0; row < days.length; row += 1) {
      days[row] = present[row] === 1 ? (ofZone[values[row] as number] as number) : ofNone;
    }
    return days;
  }

  private placeOf(zone: string | null): number {
    const known = this.places.get(zone);
    if (known !== undefined) return known;
    this.places.set(zone, this.asOfs.length);
    this.asOfs.push(this.asOfOne({ preference: zone === null ? {} : { timeZone: zone } }));
    return this.asOfs.length - 1;
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
  time: LoadTime,
): (block: FactBlock) => FactBlock {
  const zones = new Zones(time);
  const nothing = () => ({
    facts: new CodedFacts(),
    remembering: steps.map((step) => new RememberingStep(step, catalogue)),
  });
  let memory = nothing();
  return (block) => {
    if (steps.length === 0) return block;
    if (Math.max(memory.facts.size, ...memory.remembering.map(({ size }) => size)) > MOST_KEPT) memory = nothing();
    const columns = new Map(block.columns);
    const loading = { columns, days: zones.daysOf(columns.get(ZONE_COLUMN)), asOfs: zones.asOfs };
    memory.facts.nextBlock();
    for (const step of memory.remembering) step.fill(loading, memory.facts);
    return { ...block, columns };
  };
}
