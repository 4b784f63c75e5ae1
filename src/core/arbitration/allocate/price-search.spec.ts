import { describe, expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { PRICE_ROUNDS, type Priced, searchPrices } from './price-search.js';

/** A hundred customers who would give 1, 2 … 100 for one thing. */
const hundred = aStand(Array.from({ length: 100 }, (_, index) => [[0, index + 1]]));

describe('the search for prices', () => {
  it('finds that at which as many want it as there are', () => {
    const scarcity = aScarcity({ stock: 30 }, { stock: 1 });
    const { prices, bound } = searchPrices(hundred, scarcity, scarcity.limits);
    expect(prices[0]).toBeGreaterThanOrEqual(70);
    expect(prices[0]).toBeLessThanOrEqual(71);
    // 71 + 72 … + 100
    expect(bound).toBeCloseTo(2_565, 4);
  });

  it('prices nothing that is not scarce, and looks no further', () => {
    const scarcity = aScarcity({ stock: 100 }, { stock: 1 });
    const seen: Priced[] = [];
    expect(searchPrices(hundred, scarcity, scarcity.limits, (priced) => seen.push(priced)).prices[0]).toBe(0);
    expect(seen).toHaveLength(1);
  });

  it('counts out what does not fit even once', () => {
    const scarcity = aScarcity({ budget: 5 }, { budget: 6 });
    expect(searchPrices(hundred, scarcity, scarcity.limits).bound).toBe(0);
  });

  it('ends', () => {
    const scarcity = aScarcity({ budget: 500, stock: 20 }, { budget: 30, stock: 1 });
    let seen = 0;
    searchPrices(hundred, scarcity, scarcity.limits, () => {
      seen += 1;
    });
    expect(seen).toBeLessThanOrEqual(PRICE_ROUNDS);
  });
});
