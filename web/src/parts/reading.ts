import { sortKeys } from './sort-key.ts';

export type Value = string | number | null | undefined;

type Readable<T> = { readonly key: string; readonly value: (row: T) => Value; readonly filter?: (row: T) => string };

/** Worked out when it is first asked for, and kept. */
function once<V>(work: () => V): () => V {
  let known: { readonly value: V } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** A list that is read a part at a time, each row once; asked for as a whole it is read to its end. */
function inParts<T, V>(rows: readonly T[], read: (row: T) => V) {
  const known: V[] = [];
  const upTo = (end: number): readonly V[] => {
    for (const row of rows.slice(known.length, end)) known.push(read(row));
    return known;
  };
  return { upTo, all: () => upTo(rows.length) };
}

/** Numbers by size, texts as a Chinese dictionary has them; nothing is less than anything. */
function ranksOf(values: readonly Value[]): Float64Array {
  if (values.every((value) => typeof (value ?? 0) === 'number'))
    return Float64Array.from(values, (value) => Number(value ?? Number.NEGATIVE_INFINITY));
  const keys = sortKeys(values.map((value) => String(value ?? '')));
  const places = new Map([...new Set(keys)].sort().map((key, place) => [key, place]));
  return Float64Array.from(keys, (key) => places.get(key) ?? 0);
}

/** Which row comes first, which next; rows of one rank stay as they were. */
function orderOf(ranks: Float64Array, sign: 1 | -1): Uint32Array {
  const order = Uint32Array.from(ranks, (_rank, place) => place);
  return order.sort((a, b) => {
    const [one = 0, other = 0] = [ranks[a], ranks[b]];
    return one === other ? a - b : one < other ? -sign : sign;
  });
}

export type Direction = 'ascend' | 'descend';

export type ColumnReading = {
  /** Places of the rows in the order of this column. */
  readonly order: (direction: Direction) => Uint32Array;
  /** The names its filter offers. */
  readonly names: () => readonly string[];
  /** Under which of the names each row is. */
  readonly codes: () => Uint32Array;
};

function readColumn(values: () => readonly Value[], called: () => readonly string[]): ColumnReading {
  const ranks = once(() => ranksOf(values()));
  const orders = { ascend: once(() => orderOf(ranks(), 1)), descend: once(() => orderOf(ranks(), -1)) };
  const names = once(() => {
    const found = [...new Set(called())];
    const keys = new Map(sortKeys(found).map((key, at) => [found[at] ?? '', key]));
    return found.sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
  });
  const codes = once(() => {
    const known = new Map(names().map((name, code) => [name, code]));
    return Uint32Array.from(called(), (name) => known.get(name) ?? 0);
  });
  return { order: (direction) => orders[direction](), names, codes };
}

/** What a table knows of its rows: each is read once, whatever is asked of it afterwards. */
export type Reading = {
  readonly column: (key: string) => ColumnReading | undefined;
  /** All a row says, in small letters; its columns stand in lines. */
  readonly texts: () => readonly string[];
  /** Reads all there is to read, in steps none of which takes long. */
  readonly steps: () => Iterator<void>;
};

const AT_ONCE = 200;

export function readTable<T>(rows: readonly T[], columns: readonly Readable<T>[]): Reading {
  const read = columns.map(({ key, value, filter }) => {
    const values = inParts(rows, value);
    const called = inParts(rows, (row) => filter?.(row) ?? '');
    return { key, values, called, reading: readColumn(values.all, called.all) };
  });
  const byKey = new Map(read.map(({ key, reading }) => [key, reading]));
  const texts = once(() => {
    const values = read.map((column) => column.values.all());
    return rows.map((_row, place) => values.map((of) => String(of[place] ?? '').toLowerCase()).join('\n'));
  });
  function* steps() {
    for (let end = AT_ONCE; end < rows.length + AT_ONCE; end += AT_ONCE)
      for (const { values, called } of read) yield void [values.upTo(end), called.upTo(end)];
    yield void texts();
    for (const { reading } of read) yield void reading.codes();
    for (const { reading } of read) yield void [reading.order('ascend'), reading.order('descend')];
  }
  return { column: (key) => byKey.get(key), texts, steps };
}

/** Reads a long list while nobody does anything, so that the first search, sort and filter do not have to. */
export function readWhenIdle(reading: Reading): () => void {
  const steps = reading.steps();
  let waiting: ReturnType<typeof setTimeout>;
  const next = () => {
    if (!steps.next().done) waiting = setTimeout(next);
  };
  waiting = setTimeout(next);
  return () => clearTimeout(waiting);
}

export type Question = {
  readonly typed: string;
  readonly match: (text: string, typed: string) => boolean;
  readonly sort: { readonly key: string; readonly direction: Direction } | null;
  /** The names that are wanted of a column; a column that is not here is not asked. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
};

/** Whether the row at a place is one that its columns' filters let through. */
function gateOf(reading: Reading, filters: Question['filters']): (place: number) => boolean {
  const gates = Object.entries(filters).flatMap(([key, wanted]) => {
    const column = reading.column(key);
    if (column === undefined || wanted.length === 0) return [];
    const open = Uint8Array.from(column.names(), (name) => (wanted.includes(name) ? 1 : 0));
    return [{ codes: column.codes(), open }];
  });
  return (place) => gates.every(({ codes, open }) => open[codes[place] ?? 0] === 1);
}

/** The places of the rows that are shown, in the order in which they are. */
export function placesOf(reading: Reading, count: number, { typed, match, sort, filters }: Question): Uint32Array {
  const order = sort ? reading.column(sort.key)?.order(sort.direction) : undefined;
  const all = order ?? Uint32Array.from({ length: count }, (_, place) => place);
  const passes = gateOf(reading, filters);
  const wanted = typed.trim();
  if (wanted === '') return all.filter(passes);
  const texts = reading.texts();
  return all.filter((place) => passes(place) && match(texts[place] ?? '', wanted));
}
