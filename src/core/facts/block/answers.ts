import { dayNumber } from '../../kit/day.js';
import { COLUMN_KINDS, type Column, columnOf, type ScalarColumn } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';

type Scalars = Exclude<ScalarColumn, { readonly kind: 'dict' }>;

/** What a column holds of a single answer that is no text; NaN: nothing. */
function numberOf(value: FactValue, kind: Scalars['kind']): number {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
  if (kind === 'day') return typeof value === 'string' ? dayNumber(value) : Number.NaN;
  return typeof value === 'boolean' ? Number(value) : Number.NaN;
}

/** Answers by number, each worked out once, laid out as a column for customers of whom only the number is known. */
export class Answers {
  private values = new Float64Array(64);
  private present = new Uint8Array(64);
  private readonly texts = new Map<string, number>();
  private readonly given: FactValue[] = [];

  constructor(private readonly definition: FactDefinition) {}

  put(number: number, value: FactValue): void {
    const kind = COLUMN_KINDS[this.definition.type];
    if (kind === 'series' || kind === 'list') {
      this.given[number] = value;
      return;
    }
    if (number >= this.present.length) this.grow(number);
    const told = kind === 'dict' ? this.placeOf(value) : numberOf(value, kind);
    if (Number.isNaN(told)) return;
    this.present[number] = 1;
    this.values[number] = told;
  }

  private grow(number: number): void {
    const length = Math.max(number + 1, this.present.length * 2);
    const [values, present] = [new Float64Array(length), new Uint8Array(length)];
    values.set(this.values);
    present.set(this.present);
    [this.values, this.present] = [values, present];
  }

  private placeOf(text: FactValue): number {
    if (typeof text !== 'string') return Number.NaN;
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
