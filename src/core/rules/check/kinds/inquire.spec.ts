import { expect, it } from '@jest/globals';
import { all, any, FACTS, is, packOf, ruleOf } from '../../../../../test/golden/verify-world.js';
import { cellSpaceOf } from '../cells/cell-space.js';
import { findingOf } from '../finding.js';
import { Inquiry } from '../inquiry.js';
import { packSuspects, packWitnesses } from '../pack-suspects.js';
import { Prover } from '../prover.js';
import { VERIFY_LIMITS } from '../verify-limits.js';
import { inOrder, inquire } from './inquire.js';
import { resultOf } from './steps.js';

const low = is('gigabytes', 'lessThan', 5);

function anInquiry() {
  const pack = packOf(
    ruleOf('a', all(low)),
    ruleOf('b', all(is('gigabytes', 'lessThan', 9))),
    ruleOf('c', any(low, is('gigabytes', 'greaterThanInclusive', 5)), { offerId: 'offer-a', lever: 'win-back' }),
  );
  const leaves = pack.questions.map(({ leaf }) => leaf);
  const space = cellSpaceOf(leaves, FACTS, null);
  const prover = new Prover(space.fields, VERIFY_LIMITS, () => 0);
  return new Inquiry(packSuspects(pack, space), prover, packWitnesses(pack, space));
}

it('what always fires is compared with nobody, but may clash', () => {
  const kinds = resultOf(inquire(anInquiry())).map(({ kind, rules }) => `${kind} ${rules.map(({ rule }) => rule)}`);
  expect(kinds).toEqual(['always-fires c', 'implied a,b', 'event-clash a,c']);
});

it('takes a step for each rule, and one for each comparison', () => {
  const steps = inquire(anInquiry());
  let taken = 0;
  while (steps.next().done !== true) taken += 1;
  expect(taken).toBeGreaterThanOrEqual(3 + 2);
});

it('errors come first', () => {
  const claim = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' } as const;
  const found = (['implied', 'never-fires', 'gap'] as const).map((kind) => findingOf(kind, { rules: [], claim }));
  expect(inOrder(found).map(({ kind }) => kind)).toEqual(['never-fires', 'gap', 'implied']);
});
