import { sortKeys } from './sort-key.ts';

export type Value = string | number | null | undefined;

/** What a row has, worked out once: a sort asks for it again and again, a search with each letter. */
function remembered<T extends object, V>(read: (row: T) => V): (row: T) => V {
  const known = new WeakMap<T, { readonly value: V }>();
  return (row) => {
    const before = known.get(row);
    if (before) return before.value;
    const value = read(row);
    known.set(row, { value });
    return value;
  };
}

type Readable<T> = { readonly value: (row: T) => Value; readonly filter?: (row: T) => string };
export type Reading<T> = Readable<T> & {
  /** What is searched. */
  readonly text: (row: T) => string;
  readonly compare: (a: T, b: T) => number;
};

/** Numbers by size, texts as a Chinese dictionary has them; nothing is less than anything. */
function ranks<T extends object>(rows: readonly T[], value: (row: T) => Value): ReadonlyMap<T, number> {
  const numbers = rows.every((row) => typeof (value(row) ?? 0) === 'number');
  if (numbers) return new Map(rows.map((row) => [row, Number(value(row) ?? Number.NEGATIVE_INFINITY)]));
  const keys = sortKeys(rows.map((row) => String(value(row) ?? '')));
  const places = new Map([...new Set(keys)].sort().map((key, place) => [key, place]));
  return new Map(rows.map((row, at) => [row, places.get(keys[at] ?? '') ?? 0]));
}

/** The readers of a column of some rows, each of which reads a row once. */
export function readOnce<T extends object>(column: Readable<T>, rows: readonly T[]): Reading<T> {
  const value = remembered(column.value);
  let known: ReadonlyMap<T, number> | null = null;
  const rank = (row: T) => {
    known ??= ranks(rows, value);
    return known.get(row) ?? 0;
  };
  return {
    value,
    text: remembered((row: T) => String(value(row) ?? '').toLowerCase()),
    compare: (a, b) => {
      const [one, other] = [rank(a), rank(b)];
      return Number(one > other) - Number(one < other);
    },
    ...(column.filter ? { filter: remembered(column.filter) } : {}),
  };
}

const AT_ONCE = 200;

/** Reads a long list while nobody does anything, a little at a time, so that the first search and sort do not have to. */
export function readWhenIdle<T extends object>(
  rows: readonly T[],
  columns: readonly Pick<Reading<T>, 'text' | 'compare'>[],
): () => void {
  const first = rows[0];
  const reads = Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) => () => {
    const some = rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE);
    for (const row of some) for (const { text } of columns) text(row);
  });
  const sorts = columns.map(
    ({ compare }) =>
      () =>
        void (first && compare(first, first)),
  );
  const work = [...reads, ...sorts];
  let waiting: ReturnType<typeof setTimeout>;
  const next = () => {
    work.shift()?.();
    if (work.length > 0) waiting = setTimeout(next);
  };
  waiting = setTimeout(next);
  return () => clearTimeout(waiting);
}
