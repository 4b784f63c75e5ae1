import { describe, expect, it } from '@jest/globals';
import { type AllottedRow, allottedRow, inOrder } from './allotment.js';
import { standingBlock } from './standing-block.js';

const candidate = (rule: number, priority: number) => ({
  ...{ rule, priority },
  fate: 'due' as const,
  dueAt: 10,
  expiresAt: 20,
});
const BLOCK = standingBlock([
  { customerId: 'c-1', householdId: 'h-1', partyId: null, zone: 'Asia/Tokyo', candidates: [candidate(3, 9)] },
  {
    customerId: 'c-2',
    householdId: null,
    partyId: null,
    zone: 'Asia/Tokyo',
    candidates: [candidate(1, 9), candidate(0, 5)],
  },
]);

describe('a row of an allotment', () => {
  it('says who asks for what', () => {
    expect(allottedRow(BLOCK, 7, 1, 2)).toEqual({
      ...{ customerId: 'c-2', householdId: null, partyId: null, zone: 'Asia/Tokyo', seq: 7, candidate: 2 },
      ...{ rule: 0, priority: 5, dueAt: 10, expiresAt: 20 },
    });
  });

  it('is of somebody who stands', () => {
    expect(() => allottedRow(BLOCK, 7, 2, 0)).toThrow('stands in chunk 7');
  });
});

describe('the order of asking', () => {
  const row = (customerId: string, rule: number, priority: number): AllottedRow => ({
    ...{ customerId, householdId: 'h', partyId: null, zone: 'Asia/Tokyo', seq: 0, candidate: 0 },
    ...{ rule, priority, dueAt: 1, expiresAt: 2 },
  });

  it('is the better, the earlier rule, the id, whatever order they come in', () => {
    const rows = [row('b', 1, 5), row('a', 1, 5), row('z', 0, 5), row('y', 9, 6)];
    const order = ['y', 'z', 'a', 'b'];
    expect(inOrder(rows).map(({ customerId }) => customerId)).toEqual(order);
    expect(inOrder([...rows].reverse()).map(({ customerId }) => customerId)).toEqual(order);
  });
});
