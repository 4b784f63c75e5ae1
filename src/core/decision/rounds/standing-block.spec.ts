import { describe, expect, it } from '@jest/globals';
import { standingBlock } from './standing-block.js';

const candidate = (rule: number, priority: number, fate: 'due' | 'control' | 'late' = 'due') => ({
  ...{ rule, priority, fate },
  dueAt: 10,
  expiresAt: 20,
});

describe('the standees of a chunk', () => {
  it('stand side by side, each with their own candidates', () => {
    const block = standingBlock([
      {
        customerId: 'c-1',
        householdId: 'h-1',
        partyId: null,
        zone: 'Asia/Tokyo',
        candidates: [candidate(3, 9), candidate(1, 4, 'control')],
      },
      {
        customerId: 'c-2',
        householdId: null,
        partyId: null,
        zone: 'Asia/Tokyo',
        candidates: [candidate(1, 5, 'late')],
      },
    ]);
    expect(block).toMatchObject({ customers: ['c-1', 'c-2'], households: ['h-1', null] });
    expect([...block.starts]).toEqual([0, 2, 3]);
    expect([...block.rules]).toEqual([3, 1, 1]);
    expect([...block.priorities]).toEqual([9, 4, 5]);
    expect([...block.fates]).toEqual([0, 1, 2]);
  });

  it('may be nobody', () => {
    expect([...standingBlock([]).starts]).toEqual([0]);
  });
});
