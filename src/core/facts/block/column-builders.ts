import { fitsType, type ListValue, type ScalarType, type SeriesValue } from '../../condition/operators.js';
import { dayNumber } from '../../kit/day.js';
import type { Column, ListColumn, ScalarColumn, SeriesColumn } from '../fact-block.js';
import type { FactDefinition } from '../fact-catalogue.js';
import type { FactValue } from '../fact-sheet.js';

/**
 * One fact of customers side by side, put row by row: of what is put nothing is kept but numbers, so that what a customer
 * is derived from can go at once. Rows are put in order, each once; a value that is none of the fact's type is missing.
 */
export interface ColumnBuilder {
  put(row: number, fact: FactValue | undefined): void;
  /** Room for so many rows; what is there stays. */
  grow(room: number): void;
  /** The first `n` rows, laid on the builder's memory: the column holds until something is put again. */
  done(n: number): Column;
  /** Forgets what was put, to begin again on the same memory: another block's would cost as much as filling it. */
  clear(): void;
}

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** The first so many; all of them are they themselves, for a view is dear to make. */
function first<T extends Numbers>(numbers: T, count: number): T {
  return numbers.length === count ? numbers : (numbers.subarray(0, count) as T);
}

function grown<T extends Numbers>(into: T, from: T): T {
  into.set(from);
  return into;
}

/** One value a row, and whether there is one. */
abstract class FlatBuilder<V extends Numbers> {
  protected values: V;
  protected present: Uint8Array;

  constructor(
    private readonly make: (room: number) => V,
    room: number,
  ) {
    this.values = make(room);
    this.present = new Uint8Array(room);
  }

  grow(room: number): void {
    this.values = grown(this.make(room), this.values);
    this.present = grown(new Uint8Array(room), this.present);
  }

  clear(): void {
    this.values.fill(0);
    this.present.fill(0);
  }

  protected parts(n: number) {
    return { values: first(this.values, n), present: first(this.present, n) };
  }
}

export class NumberBuilder extends FlatBuilder<Float64Array> implements ColumnBuilder {
  constructor(expected: number) {
    super((room) => new Float64Array(room), expected);
  }

  put(row: number, fact: FactValue | undefined): void {
    if (typeof fact !== 'number' || !Number.isFinite(fact)) return;
    this.values[row] = fact;
    this.present[row] = 1;
  }

  done(n: number): ScalarColumn {
    return { kind: 'number', ...this.parts(n) };
  }
}

export class BitBuilder extends FlatBuilder<Uint8Array> implements ColumnBuilder {
  constructor(expected: number) {
    super((room) => new Uint8Array(room), expected);
  }

  put(row: number, fact: FactValue | undefined): void {
    if (typeof fact !== 'boolean') return;
    this.values[row] = fact ? 1 : 0;
    this.present[row] = 1;
  }

  done(n: number): ScalarColumn {
    return { kind: 'bit', ...this.parts(n) };
  }
}

export class DayBuilder extends FlatBuilder<Int32Array> implements ColumnBuilder {
  constructor(expected: number) {
    super((room) => new Int32Array(room), expected);
  }

  put(row: number, fact: FactValue | undefined): void {
    const day = typeof fact === 'string' ? dayNumber(fact) : Number.NaN;
    if (Number.isNaN(day)) return;
    this.values[row] = day;
    this.present[row] = 1;
  }

  done(n: number): ScalarColumn {
    return { kind: 'day', ...this.parts(n) };
  }
}

/** Customers side by side often have the same text, so the last one is asked before all others. */
export class TextBuilder extends FlatBuilder<Uint32Array> implements ColumnBuilder {
  private readonly places = new Map<string, number>();
  private last: string | null = null;
  private lastPlace = 0;

  constructor(expected: number) {
    super((room) => new Uint32Array(room), expected);
  }

  put(row: number, fact: FactValue | undefined): void {
    if (typeof fact !== 'string') return;
    this.values[row] = fact === this.last ? this.lastPlace : this.placeOf(fact);
    this.present[row] = 1;
  }

  override clear(): void {
    super.clear();
    this.places.clear();
    this.last = null;
  }

  done(n: number): ScalarColumn {
    return { kind: 'dict', ...this.parts(n), dictionary: [...this.places.keys()] };
  }

  private placeOf(text: string): number {
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(text, place);
    }
    this.last = text;
    this.lastPlace = place;
    return place;
  }
}

/** The newest `width` months; what is not there or no number is a gap. */
class SeriesBuilder implements ColumnBuilder {
  private readonly width: number;
  private values: Float64Array;
  private known: Uint8Array;
  private present: Uint8Array;

  constructor({ name, months }: FactDefinition, room: number) {
    if (months === undefined) throw new Error(`the series ${name} does not say how many months it holds`);
    this.width = months;
    this.values = new Float64Array(room * months);
    this.known = new Uint8Array(Math.ceil((room * months) / 8));
    this.present = new Uint8Array(room);
  }

  put(row: number, fact: FactValue | undefined): void {
    if (!Array.isArray(fact)) return;
    const { width, values, known } = this;
    const series = fact as SeriesValue;
    this.present[row] = 1;
    const shift = (row + 1) * width - series.length;
    for (let month = Math.max(0, series.length - width); month < series.length; month += 1) {
      const value = series[month];
      if (typeof value !== 'number' || !Number.isFinite(value)) continue;
      const place = shift + month;
      values[place] = value;
      known[place >> 3] = (known[place >> 3] as number) | (1 << (place & 7));
    }
  }

  grow(room: number): void {
    const { width } = this;
    this.values = grown(new Float64Array(room * width), this.values);
    this.known = grown(new Uint8Array(Math.ceil((room * width) / 8)), this.known);
    this.present = grown(new Uint8Array(room), this.present);
  }

  clear(): void {
    this.values.fill(0);
    this.known.fill(0);
    this.present.fill(0);
  }

  done(n: number): SeriesColumn {
    const { width, values, known, present } = this;
    const months = n * width;
    return {
      kind: 'series',
      width,
      values: first(values, months),
      known: first(known, Math.ceil(months / 8)),
      present: first(present, n),
    };
  }
}

type Field = { readonly name: string; readonly builder: ColumnBuilder };

/** The elements of all lists laid end to end. */
class ListBuilder implements ColumnBuilder {
  private readonly fields: readonly Field[];
  private offsets: Uint32Array;
  private present: Uint8Array;
  private elements = 0;
  private elementRoom: number;

  constructor({ name, fields }: FactDefinition, room: number) {
    if (fields === undefined) throw new Error(`the list ${name} does not say what its elements hold`);
    this.elementRoom = room;
    this.fields = fields.map(({ name: field, type }) => ({ name: field, builder: scalarBuilder(type, room) }));
    this.offsets = new Uint32Array(room + 1);
    this.present = new Uint8Array(room);
  }

  put(row: number, fact: FactValue | undefined): void {
    if (Array.isArray(fact) && fitsType('list', fact)) {
      this.present[row] = 1;
      for (const element of fact as ListValue) this.putElement(element);
    }
    this.offsets[row + 1] = this.elements;
  }

  grow(room: number): void {
    this.offsets = grown(new Uint32Array(room + 1), this.offsets);
    this.present = grown(new Uint8Array(room), this.present);
  }

  clear(): void {
    this.offsets.fill(0);
    this.present.fill(0);
    this.elements = 0;
    for (const { builder } of this.fields) builder.clear();
  }

  done(n: number): ListColumn {
    const fields = this.fields.map(({ name, builder }) => [name, builder.done(this.elements) as ScalarColumn] as const);
    const { offsets, present } = this;
    return {
      kind: 'list',
      offsets: first(offsets, n + 1),
      fields: new Map(fields),
      present: first(present, n),
    };
  }

  private putElement(element: ListValue[number]): void {
    if (this.elements === this.elementRoom) {
      this.elementRoom *= 2;
      for (const { builder } of this.fields) builder.grow(this.elementRoom);
    }
    for (const { name, builder } of this.fields) builder.put(this.elements, element[name]);
    this.elements += 1;
  }
}

function scalarBuilder(type: ScalarType, room: number): ColumnBuilder {
  switch (type) {
    case 'number':
      return new NumberBuilder(room);
    case 'boolean':
      return new BitBuilder(room);
    case 'day':
      return new DayBuilder(room);
    case 'enum':
    case 'text':
      return new TextBuilder(room);
  }
}

/** `room`: rows it can take before it must grow; at least one. */
export function columnBuilder(definition: FactDefinition, room: number): ColumnBuilder {
  if (definition.type === 'series') return new SeriesBuilder(definition, room);
  if (definition.type === 'list') return new ListBuilder(definition, room);
  return scalarBuilder(definition.type, room);
}
