import { describe, expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { allocate, greedy } from './allocate.js';

/** Both want the hotline's one place; only the second has something else that is nearly as good. */
const stand = aStand([
  [[0, 4.1]],
  [
    [0, 4.5],
    [1, 4.2],
  ],
  [[0, 3.87]],
]);
const scarcity = aScarcity({ hotline: 1 }, { hotline: 1 }, {});

describe('an allocation', () => {
  it('brings more than the greedy choice', () => {
    expect(greedy(stand, scarcity).sum).toBeCloseTo(4.5, 10);
    const { chosen, sum, bound } = allocate(stand, scarcity);
    expect([...chosen]).toEqual([0, 2, -1]);
    expect(sum).toBeCloseTo(8.3, 10);
    expect(bound).toBeGreaterThanOrEqual(sum);
  });

  it('is each customer’s best where nothing is scarce', () => {
    const plenty = aScarcity({ hotline: 9 }, { hotline: 1 }, {});
    const allocation = allocate(stand, plenty);
    expect([...allocation.chosen]).toEqual([0, 1, 3]);
    expect([...allocation.needed]).toEqual([0, 0, 0, 0]);
    expect(allocation.bound).toBe(allocation.sum);
  });

  it('gives what is left in a later round to the next best, and leaves who has a place alone', () => {
    const later = { ...stand, open: Uint8Array.of(0, 0, 0, 1), placed: Uint8Array.of(0, 0, 1, 0) };
    expect([...allocate(later, scarcity).chosen]).toEqual([-1, -1, 3]);
    const full = { ...later, placed: Uint8Array.of(1, 0, 1, 0) };
    expect([...allocate(full, scarcity).chosen]).toEqual([-1, -1, -1]);
  });

  it('chooses nothing of nothing', () => {
    expect(allocate(aStand([]), scarcity)).toMatchObject({ sum: 0, bound: 0 });
  });
});
