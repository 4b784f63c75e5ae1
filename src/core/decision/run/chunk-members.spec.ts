import { expect, it } from '@jest/globals';
import { aCatalogue, aFact, aRulePack } from '../../../../test/builders/a-rule-pack.js';
import { A_REACHABLE, aBlockOf, aRunFrame } from '../../../../test/builders/a-run-frame.js';
import { GuardedRules } from '../../rules/guarded/guarded-rules.js';
import { compilePack } from '../../rules/program.js';
import { inAuditOrder } from '../record/audit-cursor.js';
import { audiencePack } from './audience.js';
import { evaluatedIn } from './chunk-decisions.js';
import { evaluatedOf, matchedOf, undecidedOf } from './chunk-members.js';

const LOW = { ...A_REACHABLE, arpuBand: 'LOW' };
const SILENT = { ...A_REACHABLE, consentEmailMarketing: false };
const BLOCKS = [aBlockOf({ a: A_REACHABLE, b: LOW }), aBlockOf({ c: A_REACHABLE, d: SILENT })];
const HIGH = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };

function forHigh() {
  const pack = audiencePack(HIGH) ?? aRulePack();
  const catalogue = aCatalogue(aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }));
  return aRunFrame({ audience: new GuardedRules(compilePack(pack, catalogue)) });
}

it.each([
  ['everybody, where it is for everybody', aRunFrame(), ['a', 'b', 'c', 'd']],
  ['whom it is for, where it is for some', forHigh(), ['a', 'c', 'd']],
])('a run evaluated %s: as many as it counted, in the order of the base', (_case, frame, expected) => {
  const evaluated = evaluatedOf(BLOCKS, frame);
  expect(evaluated).toEqual(expected.toSorted(inAuditOrder));
  expect(evaluated.length).toBe(evaluatedIn(BLOCKS, frame));
});

it('matched is who some rule is true for, whatever becomes of them', () => {
  expect([...matchedOf(BLOCKS, aRunFrame())].flat()).toEqual(['a', 'c', 'd']);
});

it('undecided is who matched and was not refused by what was known of them alone', () => {
  expect([...undecidedOf(BLOCKS, new Map(), aRunFrame())].flat()).toEqual(['a', 'c']);
});
