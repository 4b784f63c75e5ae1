import { readSampleData } from '../../src/adapters/sample/sample-data.js';
import { SyntheticCustomers } from '../../src/adapters/sample/synthetic-customers.js';
import type { SampleCustomer } from '../../src/flows/ports/sample-operator.js';

/** The operator as the product ships it. */
export const DATA = await readSampleData('samples/synthetic');

export const SEED = 7;

export function customersOf(seed = SEED, months = 24): SyntheticCustomers {
  return new SyntheticCustomers(DATA, seed, months);
}

/** Customers `from` to `until`, both among them. */
export function rangeOf(customers: SyntheticCustomers, from: number, until: number): readonly SampleCustomer[] {
  return Array.from({ length: until - from + 1 }, (_, index) => customers.customer(from + index));
}

/** Half of the sum of differences of shares: 0 where two distributions agree, 1 where they share nothing. */
export function totalVariation(ours: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): number {
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  const [a, b] = [sum(ours), sum(theirs)];
  const keys = new Set([...ours.keys(), ...theirs.keys()]);
  const differences = [...keys].map((key) => Math.abs((ours.get(key) ?? 0) / a - (theirs.get(key) ?? 0) / b));
  return differences.reduce((total, one) => total + one, 0) / 2;
}

export function countBy<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  return counts;
}
