import type { Column } from '../fact-block.js';

/** Whole numbers within this of zero find their code by their place: days from 1880 to 2059 are among them. */
const NEAR = 2 ** 15;

/**
 * Numbers the values of one fact, block after block: equal codes are equal values, 0 is missing, and a value never met takes
 * the next. Zero and minus zero are one. A list or a series is equal to nothing.
 */
export class ValueCodes {
  private readonly near = new Int32Array(NEAR * 2);
  private readonly others = new Map<unknown, number>();
  private given = 0;

  /** Codes given so far. */
  get size(): number {
    return this.given;
  }

  /** A code a row. */
  of(column: Column): Int32Array {
    const codes = new Int32Array(column.present.length);
    switch (column.kind) {
      case 'dict':
        this.texts(column, codes);
        break;
      case 'number':
      case 'day':
      case 'bit':
        this.numbers(column, codes);
        break;
      default:
        for (let row = 0; row < codes.length; row += 1) codes[row] = this.next();
    }
    return codes;
  }

  private texts({ values, present, dictionary }: Column & { readonly kind: 'dict' }, codes: Int32Array): void {
    const places = Int32Array.from(dictionary, (text) => this.other(text));
    for (let row = 0; row < codes.length; row += 1) {
      if (present[row] === 1) codes[row] = places[values[row] as number] ?? 0;
    }
  }

  private numbers(column: Column & { readonly kind: 'number' | 'day' | 'bit' }, codes: Int32Array): void {
    const { values, present } = column;
    const { near } = this;
    for (let row = 0; row < codes.length; row += 1) {
      if (present[row] !== 1) continue;
      const value = values[row] as number;
      const place = value + NEAR;
      const index = place & 0xffff;
      const known = index === place ? (near[index] as number) : 0;
      codes[row] = known === 0 ? this.number(value) : known;
    }
  }

  private number(value: number): number {
    const place = value + NEAR;
    if ((place & 0xffff) !== place) return this.other(value);
    this.near[place] = this.next();
    return this.given;
  }

  private other(value: unknown): number {
    const known = this.others.get(value);
    if (known !== undefined) return known;
    this.others.set(value, this.next());
    return this.given;
  }

  private next(): number {
    this.given += 1;
    return this.given;
  }
}

/** A number below this has a table of what stands beside it: on the left as many as this, on the right a few. */
const LEFT_TABLES = 512;
const RIGHT_TABLES = 16;
/** Codes stay below this, so that a pair makes one exact number. */
const CODES = 2 ** 26;

const EMPTY = new Int32Array(0);

/** For each small number, what is kept beside it: 0 where nothing is. Tables double as they fill. */
class Tables {
  private readonly tables: Int32Array[] = [];

  at(small: number, place: number): number {
    return this.beside(small)[place] ?? 0;
  }

  /** The table of a small number as it is until something is put into it. */
  beside(small: number): Int32Array {
    return this.tables[small] ?? EMPTY;
  }

  put(small: number, place: number, value: number): void {
    while (this.tables.length <= small) this.tables.push(new Int32Array(0));
    let table = this.tables[small] as Int32Array;
    if (place >= table.length) {
      const grown = new Int32Array(Math.max(16, table.length * 2, place + 1));
      grown.set(table);
      this.tables[small] = grown;
      table = grown;
    }
    table[place] = value;
  }
}

/** Numbers pairs: equal pairs have equal numbers, from 0 on, and a pair never met takes the next. */
export class PairNumbers {
  private readonly byLeft = new Tables();
  private readonly byRight = new Tables();
  private readonly far = new Map<number, number>();
  private given = 0;

  /** Numbers given so far. */
  get size(): number {
    return this.given;
  }

  /** The number of each pair. */
  of(left: Int32Array, right: Int32Array): Int32Array {
    const numbers = new Int32Array(left.length);
    // Most rows of a block have the same on the left, a day: its table is looked up once.
    let standing = -1;
    let table: Int32Array = EMPTY;
    for (let row = 0; row < numbers.length; row += 1) {
      const [one, other] = [left[row] as number, right[row] as number];
      if (one !== standing && one < LEFT_TABLES) [standing, table] = [one, this.byLeft.beside(one)];
      const known = one === standing ? (table[other] ?? 0) : this.known(one, other);
      if (known > 0) numbers[row] = known - 1;
      else [numbers[row], standing] = [this.learn(one, other), -1];
    }
    return numbers;
  }

  /** One more than the number of a pair; 0 where it has none. */
  private known(one: number, other: number): number {
    if (one < LEFT_TABLES) return this.byLeft.at(one, other);
    if (other < RIGHT_TABLES) return this.byRight.at(other, one);
    return this.far.get(one * CODES + other) ?? 0;
  }

  private learn(one: number, other: number): number {
    this.given += 1;
    if (one < LEFT_TABLES) this.byLeft.put(one, other, this.given);
    else if (other < RIGHT_TABLES) this.byRight.put(other, one, this.given);
    else this.far.set(one * CODES + other, this.given);
    return this.given - 1;
  }
}
