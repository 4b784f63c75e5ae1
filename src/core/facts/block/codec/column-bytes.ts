import type { Column, ListColumn, ScalarColumn, SeriesColumn } from '../../fact-block.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { numberKindOf, STORED_KINDS, type StoredKind } from './column-kinds.js';
import { readPresence, writePresence } from './presence.js';
import { knownMonths, readNumbers, readScalar, writeNumbers, writeScalar } from './scalar-bytes.js';

function seriesKindOf({ width }: SeriesColumn): StoredKind {
  if (width !== 12 && width !== 24) throw new Error(`no kind holds series of ${width} months`);
  return width === 12 ? 'series12' : 'series24';
}

function writeSeries(to: ByteWriter, column: SeriesColumn): StoredKind {
  const { values, known, present } = column;
  const kind = seriesKindOf(column);
  to.byte(STORED_KINDS.indexOf(kind));
  writePresence(to, present);
  to.numbers(known);
  const months = knownMonths(values, known);
  const numbers = numberKindOf(months);
  to.byte(STORED_KINDS.indexOf(numbers));
  writeNumbers(to, numbers, months);
  return kind;
}

function readSeries(from: ByteReader, width: number, count: number): SeriesColumn {
  const present = readPresence(from, count);
  const known = from.numbers(Uint8Array, Math.ceil((count * width) / 8));
  return { kind: 'series', width, values: readNumbers(from, kindIn(from), count * width), known, present };
}

function writeList(to: ByteWriter, { offsets, fields, present }: ListColumn): StoredKind {
  to.byte(STORED_KINDS.indexOf('list'));
  writePresence(to, present);
  to.numbers(offsets);
  to.u32(fields.size);
  for (const [name, column] of fields) {
    to.text(name);
    writeScalar(to, column);
  }
  return 'list';
}

function readList(from: ByteReader, count: number): ListColumn {
  const present = readPresence(from, count);
  const offsets = from.numbers(Uint32Array, count + 1);
  const elements = offsets[count] ?? 0;
  const fields = new Map<string, ScalarColumn>();
  for (let left = from.u32(); left > 0; left -= 1) {
    fields.set(from.text(), readScalar(from, kindIn(from), elements));
  }
  return { kind: 'list', offsets, fields, present };
}

function kindIn(from: ByteReader): StoredKind {
  const number = from.byte();
  const kind = STORED_KINDS[number];
  if (kind === undefined) throw new RangeError(`no such kind of column: ${number}`);
  return kind;
}

/**
 * Puts a column: kind, which rows are known, dictionary, values. It carries all it needs but its number of rows. Answers the
 * kind: what a person who looks into a block reads beside its bytes.
 */
export function writeColumn(to: ByteWriter, column: Column): StoredKind {
  if (column.kind === 'series') return writeSeries(to, column);
  return column.kind === 'list' ? writeList(to, column) : writeScalar(to, column);
}

/** A column as bytes by itself. */
export function columnToBytes(column: Column): Uint8Array {
  const writer = new ByteWriter();
  writeColumn(writer, column);
  return writer.done();
}

function readColumn(from: ByteReader, count: number): Column {
  const kind = kindIn(from);
  if (kind === 'list') return readList(from, count);
  if (kind === 'series12') return readSeries(from, 12, count);
  if (kind === 'series24') return readSeries(from, 24, count);
  return readScalar(from, kind, count);
}

/** Exactly what `columnToBytes` was given. Throws RangeError where the bytes are not a column of so many rows. */
export function columnFromBytes(bytes: Uint8Array, count: number): Column {
  const reader = new ByteReader(bytes);
  const column = readColumn(reader, count);
  if (!reader.ended) throw new RangeError('bytes after the end of the column');
  return column;
}
