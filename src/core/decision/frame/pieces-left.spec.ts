import { describe, expect, it } from '@jest/globals';
import { piecesLeft } from './pieces-left.js';

describe('what is left of an offer', () => {
  it.each([
    ['is not limited', {}, 5, null],
    ['is its stock less what was used', { stock: 7 }, 5, 2],
    ['is never less than nothing', { stock: 3 }, 5, 0],
    ['is what the budget pays for', { budget: 1_000, costPerAcceptance: 90, costPerContact: 10 }, 4, 6],
    ['is the less of both', { stock: 5, budget: 1_000, costPerContact: 100 }, 4, 1],
    ['is not limited by a budget that nothing is taken of', { budget: 1_000 }, 4, null],
  ])('%s', (_case, limits, used, left) => {
    expect(piecesLeft([{ id: 'o', ...limits }], { o: used }).get('o') ?? null).toBe(left);
  });
});
