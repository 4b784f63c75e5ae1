import { isList, isRecord, type Json, sameJson } from '../convert/json.ts';

/** What is being written, and the way there and back. */
export type History = {
  readonly past: readonly Json[];
  readonly now: Json;
  readonly future: readonly Json[];
  /** What the last change was about: typing on at the same place is one step. */
  readonly about: string | null;
};

const MOST_STEPS = 200;

export function begin(now: Json): History {
  return { past: [], now, future: [], about: null };
}

const isPlain = (json: Json) => !isRecord(json) && !isList(json);

/** The one plain value that is another now, by its place; null where more than that changed. */
export function changedPlace(before: Json, after: Json, path = '$'): string | null {
  if (isPlain(before) && isPlain(after)) return path;
  if (!sameShape(before, after)) return null;
  const [old, now] = [Object.entries(before ?? {}), after as { readonly [key: string]: Json }];
  const other = old.filter(([key, value]) => !sameJson(value, now[key]));
  const [key, value] = other[0] ?? [];
  if (other.length !== 1 || key === undefined || value === undefined) return null;
  return changedPlace(value, now[key] ?? null, `${path}.${key}`);
}

function sameShape(a: Json, b: Json): boolean {
  if (isList(a) && isList(b)) return a.length === b.length;
  if (!isRecord(a) || !isRecord(b)) return false;
  return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => Object.hasOwn(b, key));
}

/** A change that changes nothing is no step; typing on in one place is one. */
export function changed(history: History, next: Json): History {
  const { past, now } = history;
  if (sameJson(now, next)) return history;
  const about = changedPlace(now, next);
  const goesOn = about !== null && about === history.about && past.length > 0;
  return { past: goesOn ? past : [...past, now].slice(-MOST_STEPS), now: next, future: [], about };
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  const { past, now, future } = history;
  return { past: past.slice(0, -1), now: before, future: [now, ...future], about: null };
}

export function redone(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, about: null };
}
