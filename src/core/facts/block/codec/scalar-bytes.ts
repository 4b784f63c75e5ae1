import type { ScalarColumn } from '../../fact-block.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { dictKindOf, numberKindOf, STORED_KINDS, type StoredKind } from './column-kinds.js';
import { packBits, readPresence, unpackBits, writePresence } from './presence.js';
import { readTexts, writeTexts } from './texts.js';

/** Memory for numbers on their way into bytes, as many as were ever written at once. */
let scratch = new Float64Array(4_096);

/** So many numbers of it, each zero. */
function zeros(count: number): Float64Array {
  if (scratch.length < count) scratch = new Float64Array(count * 2);
  return scratch.subarray(0, count).fill(0);
}

/** The values that are known, zero elsewhere: what stands there otherwise would keep a column from shrinking. */
export function knownNumbers(values: Float64Array, present: Uint8Array): Float64Array {
  const known = zeros(values.length);
  for (let index = 0; index < values.length; index += 1) {
    if (present[index] === 1) known[index] = values[index] as number;
  }
  return known;
}

/** The same where a bit each says what is known. */
export function knownMonths(values: Float64Array, bits: Uint8Array): Float64Array {
  const known = zeros(values.length);
  for (let index = 0; index < values.length; index += 1) {
    if ((((bits[index >> 3] as number) >> (index & 7)) & 1) === 1) known[index] = values[index] as number;
  }
  return known;
}

export function writeNumbers(to: ByteWriter, kind: StoredKind, known: Float64Array): void {
  if (kind === 'u8') to.numbers(new Uint8Array(known));
  else if (kind === 'u16') to.numbers(new Uint16Array(known));
  else if (kind === 'i32') to.numbers(new Int32Array(known));
  else to.numbers(known);
}

export function readNumbers(from: ByteReader, kind: StoredKind, count: number): Float64Array {
  if (kind === 'u8') return new Float64Array(from.take(count));
  if (kind === 'u16') return new Float64Array(from.numbers(Uint16Array, count));
  if (kind === 'i32') return new Float64Array(from.numbers(Int32Array, count));
  return from.numbers(Float64Array, count);
}

/** The kind a column of single values is stored as. */
export function scalarKindOf(column: ScalarColumn): StoredKind {
  if (column.kind === 'number') return numberKindOf(knownNumbers(column.values, column.present));
  return column.kind === 'dict' ? dictKindOf(column.dictionary.length) : column.kind;
}

function writeCodes(to: ByteWriter, kind: StoredKind, codes: Uint32Array): void {
  if (kind === 'dict8') to.numbers(new Uint8Array(codes));
  else if (kind === 'dict16') to.numbers(new Uint16Array(codes));
  else to.numbers(codes);
}

function readCodes(from: ByteReader, kind: StoredKind, count: number): Uint32Array {
  if (kind === 'dict8') return new Uint32Array(from.take(count));
  if (kind === 'dict16') return new Uint32Array(from.numbers(Uint16Array, count));
  return from.numbers(Uint32Array, count);
}

/** The kind, which rows are known, and the values: what `readScalar` gives back exactly. Answers the kind. */
export function writeScalar(to: ByteWriter, column: ScalarColumn): StoredKind {
  const { present } = column;
  const known = column.kind === 'number' ? knownNumbers(column.values, present) : null;
  const kind = known === null ? scalarKindOf(column) : numberKindOf(known);
  to.byte(STORED_KINDS.indexOf(kind));
  writePresence(to, present);
  switch (column.kind) {
    case 'number':
      writeNumbers(to, kind, known ?? column.values);
      break;
    case 'bit':
      to.numbers(packBits(column.values));
      break;
    case 'day':
      to.numbers(column.values);
      break;
    case 'dict':
      writeTexts(to, column.dictionary);
      writeCodes(to, kind, column.values);
  }
  return kind;
}

export function readScalar(from: ByteReader, kind: StoredKind, count: number): ScalarColumn {
  const present = readPresence(from, count);
  switch (kind) {
    case 'bit':
      return { kind, values: unpackBits(from.take(Math.ceil(count / 8)), count), present };
    case 'day':
      return { kind, values: from.numbers(Int32Array, count), present };
    case 'dict8':
    case 'dict16':
    case 'dict32': {
      const dictionary = readTexts(from);
      return { kind: 'dict', values: readCodes(from, kind, count), present, dictionary };
    }
    case 'u8':
    case 'u16':
    case 'i32':
    case 'f64':
      return { kind: 'number', values: readNumbers(from, kind, count), present };
    default:
      throw new RangeError(`${kind} where one value a row belongs`);
  }
}
