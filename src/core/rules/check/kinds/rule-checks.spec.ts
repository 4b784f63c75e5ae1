import { expect, it } from '@jest/globals';
import { all, any, FACTS, is, packOf, ruleOf } from '../../../../../test/golden/verify-world.js';
import { cellSpaceOf } from '../cells/cell-space.js';
import { Inquiry } from '../inquiry.js';
import { packSuspects, packWitnesses } from '../pack-suspects.js';
import { Prover } from '../prover.js';
import { VERIFY_LIMITS, type VerifyLimits } from '../verify-limits.js';
import { checkRule } from './rule-checks.js';

function checked(conditions: unknown, limits: Partial<VerifyLimits> = {}) {
  const pack = packOf(ruleOf('a', conditions));
  const space = cellSpaceOf(
    pack.questions.map(({ leaf }) => leaf),
    FACTS,
    null,
  );
  const prover = new Prover(space.fields, { ...VERIFY_LIMITS, ...limits }, () => 0);
  const inquiry = new Inquiry(packSuspects(pack, space), prover, packWitnesses(pack, space));
  const [suspect] = inquiry.suspects;
  const standing = suspect && checkRule(inquiry, suspect);
  return [
    standing,
    ...[...inquiry.findings, ...inquiry.openFindings()].map(({ kind, claim }) => `${kind} ${claim.kind}`),
  ];
}

const low = is('gigabytes', 'lessThan', 5);
const high = is('gigabytes', 'greaterThan', 9);

it.each([
  ['a rule that selects some', all(low), {}, ['live']],
  ['none', all(low, high), {}, ['never', 'never-fires proved', 'contradiction proved']],
  ['all', any(low, is('gigabytes', 'greaterThanInclusive', 5)), {}, ['always', 'always-fires proved']],
  ['a part too many', all(low, is('gigabytes', 'lessThan', 9)), {}, ['live', 'no-effect proved']],
  [
    'more than the limit',
    all(low, high),
    { setSteps: 0 },
    ['open', 'never-fires undecided', 'contradiction undecided'],
  ],
])('%s', (_case, conditions, limits, expected) => {
  expect(checked(conditions, limits)).toEqual(expected);
});
