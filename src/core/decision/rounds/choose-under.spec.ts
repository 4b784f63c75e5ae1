import { expect, it } from '@jest/globals';
import { aScarcity, aStand } from '../../../../test/builders/a-stand.js';
import { chooseUnder } from './choose-under.js';

it('chooses as many as there is room for, and tells who lost what they would have needed', () => {
  const stand = aStand([[[0, 4.1]], [[0, 3.87]], [[1, 1]]]);
  const { chosen, refusalOf } = chooseUnder(aScarcity({ calls: 1 }, { calls: 1 }, {}))(stand);
  expect([...chosen]).toEqual([0, -1, 2]);
  expect(refusalOf(1)).toEqual({ code: 'CAPACITY_OUTBID', component: 'calls', have: 3.87, need: 4.1 });
  expect(refusalOf(2)).toBeNull();
});

it('says where there is not enough even for one', () => {
  const { chosen, refusalOf } = chooseUnder(aScarcity({ calls: 1 }, { calls: 2 }))(aStand([[[0, 4.1]]]));
  expect([...chosen]).toEqual([-1]);
  expect(refusalOf(0)).toEqual({ code: 'CAPACITY_TOO_SMALL', component: 'calls', have: 1, need: 2 });
});
