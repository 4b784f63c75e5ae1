import { COLUMN_KINDS, type Column, columnOf, type ScalarColumn } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';

type Scalars = Exclude<ScalarColumn, { readonly kind: 'dict' }>;

/** One column of a single answer: what it holds there is copied to every customer the answer is for. */
function scalarOf(value: FactValue, definition: FactDefinition): ScalarColumn {
  return columnOf([value], definition) as ScalarColumn;
}

/** Answers by number, each worked out once, laid out as a column for customers of whom only the number is known. */
export class Answers {
  private values = new Float64Array(64);
  private present = new Uint8Array(64);
  private readonly texts = new Map<string, number>();
  private readonly given: FactValue[] = [];

  constructor(private readonly definition: FactDefinition) {}

  put(number: number, value: FactValue): void {
    const { type } = this.definition;
    if (type === 'series' || type === 'list') {
      this.given[number] = value;
      return;
    }
    if (number >= this.present.length) this.grow(number);
    const one = scalarOf(value, this.definition);
    this.present[number] = one.present[0] ?? 0;
    this.values[number] = one.kind === 'dict' ? this.placeOf(one.dictionary[0]) : (one.values[0] ?? 0);
  }

  private grow(number: number): void {
    const length = Math.max(number + 1, this.present.length * 2);
    const [values, present] = [new Float64Array(length), new Uint8Array(length)];
    values.set(this.values);
    present.set(this.present);
    [this.values, this.present] = [values, present];
  }

  private placeOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, this.texts.size);
    return this.texts.size - 1;
  }

  /** The column of customers whose answers have these numbers. A dictionary may hold texts that none of them has. */
  column(numbers: Int32Array): Column {
    const { definition, given } = this;
    const kind = COLUMN_KINDS[definition.type];
    if (kind === 'series' || kind === 'list') {
      return columnOf(
        Array.from(numbers, (number) => given[number] ?? null),
        definition,
      );
    }
    const present = new Uint8Array(numbers.length);
    for (let row = 0; row < present.length; row += 1) present[row] = this.present[numbers[row] as number] as number;
    if (kind === 'dict') {
      const values = this.copied(numbers, new Uint32Array(numbers.length));
      return { kind, values, present, dictionary: [...this.texts.keys()] };
    }
    return { kind, values: this.copied(numbers, arrayOf(kind, numbers.length)), present } as Scalars;
  }

  private copied<T extends { [row: number]: number }>(numbers: Int32Array, into: T): T {
    const { values } = this;
    for (let row = 0; row < numbers.length; row += 1) into[row] = values[numbers[row] as number] as number;
    return into;
  }
}

function arrayOf(kind: Scalars['kind'], length: number): Float64Array | Uint8Array | Int32Array {
  if (kind === 'number') return new Float64Array(length);
  return kind === 'bit' ? new Uint8Array(length) : new Int32Array(length);
}
