import { expect, it } from '@jest/globals';
import { all, any, FACTS, is, not, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { cellSpaceOf } from '../check/cells/cell-space.js';
import { leavesOf, type Wishes, wishesOf } from './wish.js';

const low = is('gigabytes', 'lessThan', 5);
const top = is('arpuBand', 'equal', 'TOP');
const senior = is('senior', 'equal', true);

function wishes(conditions: unknown) {
  const [rule] = packOf(ruleOf('a', conditions)).rules;
  if (rule === undefined) throw new Error('a pack of one rule has one');
  const space = cellSpaceOf(leavesOf(rule.condition), FACTS, null);
  return wishesOf(rule.condition, { gigabytes: 3, senior: true }, space);
}

const told = (one: Wishes): unknown =>
  one.kind === 'wish'
    ? `${one.wish.negated ? 'not ' : ''}${one.wish.fact}${one.wish.granted ? ' granted' : ''}`
    : { [one.kind]: one.of.map(told) };

it.each([
  ['an all needs every part', all(low, top, senior), 1, { all: ['gigabytes granted', 'arpuBand', 'senior granted'] }],
  ['an any needs one', any(top, not(low)), 1, { any: ['arpuBand', 'not gigabytes'] }],
  ['a not turns groups round', not(any(low, top)), 2, { all: ['not gigabytes', 'not arpuBand'] }],
  ['and twice is once', not(not(all(low))), 0, { all: ['gigabytes granted'] }],
])('%s', (_case, conditions, fewest, expected) => {
  const root = wishes(conditions);
  expect([told(root), root.fewest]).toEqual([expected, fewest]);
});
