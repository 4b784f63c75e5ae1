import { describe, expect, it } from '@jest/globals';
import { Together } from './together.js';

const who = (customerId: string, householdId: string | null, partyId: string | null) => ({
  customerId,
  householdId,
  partyId,
});
const PEOPLE = [
  who('a', 'h-1', null),
  who('b', 'h-1', 'p-1'),
  who('c', 'h-2', 'p-1'),
  who('d', 'h-2', null),
  who('e', null, 'p-1'),
  who('f', null, 'p-2'),
  who('g', 'h-3', null),
  who('h', null, null),
];

function named(order: readonly (typeof PEOPLE)[number][]) {
  const together = new Together();
  for (const one of order) together.link(one);
  return PEOPLE.map((one) => [one.customerId, together.of(one)]);
}

describe('whose caps hang together', () => {
  it('are of one household, of one party, and all whom somebody of both links', () => {
    const groups = Map.groupBy(named(PEOPLE), ([, name]) => name);
    expect([...groups.values()].map((group) => group.map(([id]) => id).join(''))).toEqual(['abcde', 'f', 'g', 'h']);
  });

  it('have one name, in whatever order they come', () => {
    expect(named(PEOPLE.toReversed())).toEqual(named(PEOPLE));
    expect(named([...PEOPLE.slice(3), ...PEOPLE.slice(0, 3)])).toEqual(named(PEOPLE));
  });
});
