import { expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { leftOf } from './stand.js';

it('those who have their place have used up what it takes', () => {
  const stand = aStand([[[0, 9]], [[0, 8]], [[1, 7]]], { placed: Uint8Array.of(1, 1, 0) });
  const scarcity = aScarcity({ budget: 1_000, stock: 5 }, { budget: 400, stock: 1 }, { stock: 1 });
  expect([...leftOf(stand, scarcity)]).toEqual([200, 3]);
  expect([...scarcity.limits]).toEqual([1_000, 5]);
});
