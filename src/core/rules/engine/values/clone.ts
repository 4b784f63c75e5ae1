type Bag = Record<PropertyKey, unknown>;

type Seen = Map<object, unknown>;

/** Kept as they are: a copy of one of these would be a broken one. */
const UNCOPIED = new Set(['Promise', 'WeakMap', 'WeakSet', 'WeakRef', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView']);

/** What an object is by its making: true for one from another realm too, where `instanceof` is false. */
const tagOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1);

/** By prototype: whether objects of it are nothing but their properties. Rules hold thousands of a few kinds. */
const ordinary = new WeakMap<object, boolean>();

function isOrdinary(value: object, prototype: object | null): boolean {
  if (prototype === null) return true;
  const known = ordinary.get(prototype);
  if (known !== undefined) return known;
  ordinary.set(prototype, tagOf(value) === 'Object');
  return tagOf(value) === 'Object';
}

function blankOf(value: object): object {
  switch (tagOf(value)) {
    case 'Map':
      return new Map();
    case 'Set':
      return new Set();
    case 'Date':
      return new Date((value as Date).getTime());
    case 'RegExp':
      return Object.assign(new RegExp(value as RegExp), { lastIndex: (value as RegExp).lastIndex });
    case 'Error':
      return Object.create(value);
    default:
      return Object.create(Object.getPrototypeOf(value));
  }
}

/** What the class itself already answers, and nobody can write over, is left to the class. */
function isOfTheClass(value: object, key: string): boolean {
  if (Object.hasOwn(value, key)) return false;
  const descriptor = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value), key);
  return descriptor !== undefined && descriptor.set === undefined;
}

function put(target: Bag, key: PropertyKey, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

function copyEntries(from: object, to: object, seen: Seen): void {
  if (to instanceof Map) {
    for (const [key, value] of from as Map<unknown, unknown>) to.set(copyOf(key, seen), copyOf(value, seen));
  }
  if (to instanceof Set) for (const value of from as Set<unknown>) to.add(copyOf(value, seen));
}

function copyProperties(from: Bag, to: Bag, seen: Seen): void {
  for (const key in from) if (!isOfTheClass(from, key)) put(to, key, copyOf(from[key], seen));
  for (const symbol of Object.getOwnPropertySymbols(from)) {
    if (Object.getOwnPropertyDescriptor(from, symbol)?.enumerable) put(to, symbol, copyOf(from[symbol], seen));
  }
}

/** Holes stay holes, and what a list carries beside its items is kept. */
function copyList(value: readonly unknown[], seen: Seen): unknown[] {
  const child: unknown[] = [];
  seen.set(value, child);
  copyProperties(value as unknown as Bag, child as unknown as Bag, seen);
  child.length = value.length;
  return child;
}

function copySpecial(value: object, seen: Seen): object {
  if (Array.isArray(value)) return copyList(value, seen);
  if (UNCOPIED.has(tagOf(value))) return value;
  if (ArrayBuffer.isView(value)) return Uint8Array.prototype.slice.call(value);
  const child = blankOf(value);
  seen.set(value, child);
  copyEntries(value, child, seen);
  copyProperties(value as Bag, child as Bag, seen);
  return child;
}

function copyOf(value: unknown, seen: Seen): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const prototype = Object.getPrototypeOf(value);
  if (!isOrdinary(value, prototype)) return copySpecial(value, seen);
  const child = Object.create(prototype);
  seen.set(value, child);
  copyProperties(value as Bag, child, seen);
  return child;
}

/**
 * A deep copy that keeps classes, functions and circles: a run writes its results into a copy of the rule's conditions,
 * never into the rule. Dates, maps, sets, bytes and expressions are copied; promises and weak collections stay themselves.
 */
export function clone<T>(value: T): T {
  return copyOf(value, new Map()) as T;
}
