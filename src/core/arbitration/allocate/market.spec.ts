import { describe, expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { Market } from './market.js';

const stand = aStand([
  [
    [0, 9],
    [1, 5],
  ],
  [[0, 6]],
]);
const scarcity = aScarcity({ budget: 10, stock: 1 }, { budget: 4, stock: 1 }, { budget: 1 });

describe('a market', () => {
  it.each([
    ['nothing costs anything', [0, 0], [8, 2], 15],
    ['pieces cost', [0, 5], [5, 1], 5 + 1 + 5],
    ['everything costs too much', [100, 100], [0, 0], 1_100],
  ])('is asked what would be taken where %s', (_case, prices, demand, bound) => {
    const market = new Market(stand, scarcity, scarcity.limits);
    expect(market.ask(Float64Array.from(prices))).toBeCloseTo(bound, 8);
    expect([...market.demand]).toEqual(demand);
  });

  it('knows what a unit of everything brings on average', () => {
    const { worth } = new Market(stand, scarcity, scarcity.limits);
    expect(worth[0]).toBeCloseTo(20 / 9, 8);
    expect(worth[1]).toBeCloseTo(7.5, 8);
  });

  it('has no place for what does not fit even once', () => {
    const market = new Market(stand, scarcity, Float64Array.of(3, 1));
    market.ask(new Float64Array(2));
    expect([...market.demand]).toEqual([1, 0]);
  });
});
