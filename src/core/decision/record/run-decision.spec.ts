import { expect, it } from '@jest/globals';
import { aCandidate, aDecision } from '../../../../test/builders/a-decision.js';
import { aRunFrame } from '../../../../test/builders/a-run-frame.js';
import type { Stage } from '../../policy/refusal.js';
import { endedWith, runDecision } from './run-decision.js';

const left = (stage: Stage, code: 'CAP_REACHED' | 'CONSENT_MISSING' | 'OUTRANKED') => {
  return { stage, refusals: [{ code, component: 'x', have: null, need: null }] };
};
const keep = { campaignId: 'one', ruleId: 'keep' };
const thank = { campaignId: 'two', ruleId: 'thank' };
const capped = { kind: 'refused', stage: 'cap', code: 'CAP_REACHED' } as const;

it('a decision ends with the winner, or with the last that stood', () => {
  const won = [aCandidate({ ...keep, left: left('cap', 'CAP_REACHED') }), aCandidate(thank)];
  expect(endedWith({ candidates: won, outcome: aDecision().outcome })).toMatchObject(thank);
  const both = [keep, thank].map((one, index) =>
    aCandidate({ ...one, rank: index + 1, left: left('cap', 'CAP_REACHED') }),
  );
  expect(endedWith({ candidates: both, outcome: capped })).toMatchObject(thank);
});

it('where nothing stood, with the first that came as far', () => {
  const both = [keep, thank].map((one) => aCandidate({ ...one, left: left('consent', 'CONSENT_MISSING') }));
  const outcome = { kind: 'refused', stage: 'consent', code: 'CONSENT_MISSING' } as const;
  expect(endedWith({ candidates: both, outcome })).toMatchObject(keep);
});

it('the record has the campaign and the rules of the candidate it ended with', () => {
  const candidates = [aCandidate({ ...thank, left: left('cap', 'CAP_REACHED') })];
  const where = { runId: 'run', seq: 3, cutOff: new Date('2026-11-02T18:00:00Z') };
  const one = { customerId: 'c-1', sheet: { arpuBand: 'HIGH' } };
  const record = runDecision(where, one, { candidates, outcome: capped }, aRunFrame(), (id) => `dec_${id}`);
  expect(record).toMatchObject({
    ...{ id: 'run|c-1', publicId: 'dec_run|c-1', seq: 3, campaignId: 'two', at: where.cutOff },
    ruleVersion: { pack: 'two-pack', version: 2 },
  });
  expect(() => runDecision(where, one, { candidates: [], outcome: capped }, aRunFrame(), String)).toThrow(
    'no candidate',
  );
});
