import { expect, it } from '@jest/globals';
import { all, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { evaluateRow } from '../evaluate-row.js';
import { subPack } from './sub-pack.js';

it('some rules of a pack say what they said in it, and ask nothing else', () => {
  const pack = packOf(
    ruleOf('a', all(is('gigabytes', 'lessThan', 5))),
    ruleOf('b', all(is('arpuBand', 'equal', 'TOP'), is('gigabytes', 'lessThan', 9))),
  );
  const some = subPack(pack, pack.rules.slice(1));
  expect(some.facts).toEqual(['arpuBand', 'gigabytes']);
  expect(some.questions).toHaveLength(2);
  for (const gigabytes of [4, 7, 9, null]) {
    const sheet = { arpuBand: 'TOP', gigabytes };
    expect(evaluateRow(some, sheet)).toEqual(evaluateRow(pack, sheet).slice(1));
  }
});
