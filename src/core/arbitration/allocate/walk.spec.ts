import { describe, expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { walk } from './walk.js';

const FREE = (rules: number) => new Float64Array(rules);

describe('a walk in the order of net scores', () => {
  it('gives the best to whom it is worth most, and the others their next best', () => {
    const stand = aStand([
      [
        [0, 9],
        [1, 4],
      ],
      [
        [0, 8],
        [1, 7],
      ],
    ]);
    const scarcity = aScarcity({ stock: 1 }, { stock: 1 }, {});
    const { chosen, cuts, lacks, sum } = walk(stand, scarcity, scarcity.limits, FREE(2));
    expect([...chosen]).toEqual([0, 3]);
    expect(sum).toBe(16);
    // Whoever scored less than 9 was too late for the first; the second is there for everybody.
    expect([...cuts]).toEqual([9, Number.NEGATIVE_INFINITY]);
    expect([...lacks]).toEqual([0, -1]);
  });

  it('takes tolls off before it compares', () => {
    const stand = aStand([
      [
        [0, 9],
        [1, 7],
      ],
    ]);
    const scarcity = aScarcity({ stock: 1 }, { stock: 1 }, {});
    expect([...walk(stand, scarcity, scarcity.limits, Float64Array.of(3, 0)).chosen]).toEqual([1]);
  });

  it('gives what is left over even to those to whom it is worth less than its toll', () => {
    const scarcity = aScarcity({ stock: 1 }, { stock: 1 });
    expect([...walk(aStand([[[0, 2]]]), scarcity, scarcity.limits, Float64Array.of(5)).chosen]).toEqual([0]);
  });

  it('lets a smaller one in where a larger no longer fits', () => {
    const stand = aStand([[[0, 9]], [[0, 8]], [[1, 1]]]);
    const scarcity = aScarcity({ budget: 10 }, { budget: 7 }, { budget: 3 });
    expect([...walk(stand, scarcity, scarcity.limits, FREE(2)).chosen]).toEqual([0, -1, 2]);
  });

  it.each([
    ['higher priority', [[0, 9]], [[1, 7]], Float64Array.of(4, 2), [0, -1]],
    ['the earlier rule', [[1, 7]], [[0, 7]], FREE(2), [-1, 1]],
    ['the earlier customer', [[0, 7]], [[0, 7]], FREE(2), [0, -1]],
  ] as const)('on a tie prefers %s', (_case, first, second, tolls, expected) => {
    const scarcity = aScarcity({ stock: 1 }, { stock: 1 }, { stock: 1 });
    expect([...walk(aStand([first, second]), scarcity, scarcity.limits, tolls).chosen]).toEqual(expected);
  });

  it('or whose turn it is, where turns are given', () => {
    const scarcity = aScarcity({ stock: 1 }, { stock: 1 });
    const stand = aStand([[[0, 7]], [[0, 7]]], { turns: Uint32Array.of(2, 1) });
    expect([...walk(stand, scarcity, scarcity.limits, FREE(1)).chosen]).toEqual([-1, 1]);
  });

  it('passes over who is not open', () => {
    const scarcity = aScarcity({}, {});
    const stand = aStand([[[0, 7]], [[0, 5]]], { open: Uint8Array.of(0, 1) });
    expect([...walk(stand, scarcity, scarcity.limits, FREE(1)).chosen]).toEqual([-1, 1]);
  });
});
