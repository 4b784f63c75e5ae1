import { expect, it } from '@jest/globals';
import { all, FACTS, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { cellSpaceOf } from './cells/cell-space.js';
import { packSuspects, packWitnesses } from './pack-suspects.js';

const fell = is('spend', 'fellByPct', { pct: 10, months: 3 });
const pack = packOf(
  ruleOf('a', all(is('gigabytes', 'lessThan', 5), is('stage', 'notEqual', 'A')), { priority: 3 }),
  ruleOf('b', all(fell), { offerId: 'offer-a', channel: 'sms' }),
);
const leaves = pack.questions.map(({ leaf }) => leaf);
const space = cellSpaceOf(leaves, FACTS, null);
const [a, b] = packSuspects(pack, space);

it('a rule of a pack as a suspect: one offer by one channel is one message', () => {
  expect([a, b].map((one) => one && [one.ref.rule, one.path, one.priority, [...one.facts], one.sealed])).toEqual([
    ['a', '$.rules[0].conditions', 3, ['gigabytes', 'stage'], false],
    ['b', '$.rules[1].conditions', 1, ['spend'], true],
  ]);
  expect([a?.offer === b?.offer, a?.message === b?.message, a?.event === b?.event]).toEqual([true, false, false]);
});

it('a sheet says what matters and leaves out what need not be known', () => {
  const { sheetAt, matches } = packWitnesses(pack, space);
  const at = space.fields.map(({ fact }) => (fact === 'stage' ? 1 : 0));
  const both = new Set(['gigabytes', 'stage', 'spend']);
  const sheet = sheetAt(at, both);
  expect(sheet).toEqual({ gigabytes: 4, stage: 'B' });
  expect(sheetAt(at, new Set(['gigabytes']))).toEqual({ gigabytes: 4 });
  expect(a && b && sheet && matches(sheet, [a, b])).toEqual([true, false]);
});
