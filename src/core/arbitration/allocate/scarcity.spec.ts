import { describe, expect, it } from '@jest/globals';
import { aScarcity } from '../../../../test/builders/a-stand.js';
import { lackOf, scarcityOf, take, tollsAt } from './scarcity.js';

const scarcity = aScarcity({ budget: 1_000, stock: 2 }, { budget: 400, stock: 1 }, { stock: 1 }, {});

describe('scarce resources', () => {
  it('are told apart by rule', () => {
    expect(scarcity.takings.map(({ length }) => length)).toEqual([2, 1, 0]);
    expect([...tollsAt(scarcity, Float64Array.of(0.01, 3))]).toEqual([7, 3, 0]);
  });

  it.each([
    ['there is enough of everything', 0, [400, 1], -1],
    ['money lacks', 0, [399, 1], 0],
    ['pieces lack', 0, [400, 0], 1],
    ['a rule takes nothing', 2, [0, 0], -1],
  ])('say whether one fits: %s', (_case, rule, left, lack) => {
    expect(lackOf(scarcity, rule, Float64Array.from(left))).toBe(lack);
  });

  it('are used up, and given back', () => {
    const left = Float64Array.from(scarcity.limits);
    take(scarcity, 0, left, 2);
    expect([...left]).toEqual([200, 0]);
    take(scarcity, 0, left, -1);
    expect([...left]).toEqual([600, 1]);
  });

  it('are only those for which there is a limit', () => {
    expect(scarcityOf([], [[{ resource: 'budget', amount: 5 }]]).takings).toEqual([[]]);
    expect(aScarcity({ budget: 1 }, { budget: 0 }).takings).toEqual([[]]);
  });

  it.each([[-1], [0.5], [Number.NaN]])('never take %d of anything', (amount) => {
    expect(() => aScarcity({ budget: 1 }, { budget: amount })).toThrow('is no amount');
  });
});
