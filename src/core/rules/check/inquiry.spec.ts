import { describe, expect, it } from '@jest/globals';
import { all, FACTS, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { cellSpaceOf } from './cells/cell-space.js';
import { factNames, Inquiry } from './inquiry.js';
import { packSuspects, packWitnesses } from './pack-suspects.js';
import { Prover } from './prover.js';
import { VERIFY_LIMITS } from './verify-limits.js';

const fell = is('spend', 'fellByPct', { pct: 10, months: 3 });
const pack = packOf(
  ruleOf('a', all(is('gigabytes', 'lessThan', 5), is('arpuBand', 'equal', 'TOP')), { priority: 3 }),
  ruleOf('b', all(fell)),
);

function anInquiry() {
  const leaves = pack.questions.map(({ leaf }) => leaf);
  const space = cellSpaceOf(leaves, FACTS, null);
  const prover = new Prover(space.fields, VERIFY_LIMITS, () => 0);
  const inquiry = new Inquiry(packSuspects(pack, space), prover, packWitnesses(pack, space));
  const [a, b] = inquiry.suspects;
  if (a === undefined || b === undefined) throw new Error('a pack of two rules has two');
  return { inquiry, a, b };
}

describe('a witness', () => {
  it('is run through the evaluator', () => {
    const { inquiry, a } = anInquiry();
    const answer = inquiry.prover.ask(a.claims.isTrue);
    if (answer.kind !== 'found') throw new Error('the rule can match');
    expect(inquiry.witnessed(answer.domains, [{ suspect: a, matches: true }])).toEqual({
      kind: 'witnessed',
      sheet: { gigabytes: 4, arpuBand: 'TOP' },
      matches: ['a'],
      basis: 'single-facts',
    });
    const refused = inquiry.witnessed(answer.domains, [{ suspect: a, matches: false }]);
    expect(refused).toMatchObject({ kind: 'undecided', reason: 'witness-refused' });
  });

  it('cannot be made of what is not looked into', () => {
    const { inquiry, b } = anInquiry();
    const answer = inquiry.prover.ask(b.claims.isTrue);
    if (answer.kind !== 'found') throw new Error('the rule can match');
    expect(inquiry.witnessed(answer.domains, [{ suspect: b, matches: true }])).toMatchObject({ reason: 'operator' });
  });
});

describe('what is left open', () => {
  it('is one finding a kind and limit, with every rule', () => {
    const { inquiry, a, b } = anInquiry();
    const why = { kind: 'open', reason: 'time', limit: 9 } as const;
    for (const one of [a, b, a]) inquiry.leftOpen('implied', one, why);
    expect([...inquiry.sealedFindings(), ...inquiry.openFindings()]).toMatchObject([
      { kind: 'never-fires', rules: [{ rule: 'b' }], claim: { reason: 'operator' } },
      { kind: 'implied', rules: [{ rule: 'a' }, { rule: 'b' }], claim: { reason: 'time', limit: 9, open: 3 } },
    ]);
  });
});

it('a suspect has its priority, one where it says none, and its facts', () => {
  const { a, b } = anInquiry();
  expect([a.priority, b.priority]).toEqual([3, 1]);
  expect(factNames([a, b, a])).toEqual(['gigabytes', 'arpuBand', 'spend']);
});
