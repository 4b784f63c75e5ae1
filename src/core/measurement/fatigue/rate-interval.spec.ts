import { describe, expect, it } from '@jest/globals';
import { countInterval } from './rate-interval.js';

describe('the interval of a count', () => {
  it.each([
    [0, 0, 3.688879],
    [1, 0.025318, 5.571643],
    [5, 1.623486, 11.668332],
    [10, 4.795389, 18.390356],
    [100, 81.363963, 121.626794],
  ])('of %d events is exact at 95 %%', (events, low, high) => {
    const found = countInterval(events, 0.95);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('is wider the surer it is', () => {
    const [sure, surer] = [countInterval(7, 0.9), countInterval(7, 0.99)];
    expect(surer.low).toBeLessThan(sure.low);
    expect(surer.high).toBeGreaterThan(sure.high);
  });
});
