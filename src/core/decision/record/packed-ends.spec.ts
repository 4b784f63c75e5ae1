import { describe, expect, it } from '@jest/globals';
import { TWO_RULES } from '../../../../test/builders/a-run-frame.js';
import { decisionOfEntries, packedEnds, packedEntries } from './packed-ends.js';
import { packRefusals } from './refusal-block.js';

const silent = { rule: 0, stage: 'consent', code: 'CONSENT_MISSING', component: 'email.marketing' } as const;
const unfit = { rule: 1, stage: 'suitability', code: 'NOT_SUITABLE', component: 'gift' } as const;
const FULL = [{ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 }] as const;
const full = { rule: 0, stage: 'cap', code: 'CAP_REACHED', component: 'weekly', told: FULL } as const;
const late = { rule: 1, stage: 'timing', code: 'QUIET_EXPIRED', component: 'email.marketing' } as const;

/** a left before anything was allotted, b stood for both of its rules, c for one, and somebody was forgotten. */
const CHUNK = {
  evaluate: {
    ids: ['a', '', 'c'],
    block: packRefusals([
      { customer: 0, ...silent },
      { customer: 0, ...unfit },
      { customer: 1, ...silent },
      { customer: 2, ...silent },
    ]),
  },
  conclude: {
    ids: ['b', 'c'],
    block: packRefusals([
      { customer: 0, ...full },
      { customer: 0, ...late },
      { customer: 1, ...late },
    ]),
  },
};

describe('the entries of a chunk', () => {
  it('tell where each ended: who stood, at the last; who did not, where they came furthest', () => {
    const ends = [...packedEnds(CHUNK)].map(([id, { code }]) => [id, code]);
    expect(Object.fromEntries(ends)).toEqual({ a: 'NOT_SUITABLE', b: 'QUIET_EXPIRED', c: 'QUIET_EXPIRED' });
  });

  it('are found by customer, of both parts', () => {
    const found = packedEntries(CHUNK, new Set(['c', 'nobody']));
    expect(found.get('c')).toEqual({ stood: [{ customer: 1, ...late }], before: [{ customer: 2, ...silent }] });
    expect(found.get('nobody')).toEqual({ stood: [], before: [] });
  });

  it('tell of candidates what they hold, where nothing else is known', () => {
    const [own, end] = [packedEntries(CHUNK, new Set(['b'])).get('b'), packedEnds(CHUNK).get('b')];
    if (!own || !end) throw new Error('b is there');
    const { candidates, outcome } = decisionOfEntries(own, end, TWO_RULES);
    expect(outcome).toEqual({ kind: 'refused', stage: 'timing', code: 'QUIET_EXPIRED' });
    expect(candidates).toMatchObject([
      { rank: 1, campaignId: 'one', ruleId: 'keep', score: null, left: { stage: 'cap', refusals: FULL } },
      { rank: 2, campaignId: 'two', left: { refusals: [{ code: 'QUIET_EXPIRED', have: null, need: null }] } },
    ]);
  });

  it('that name a rule the run does not have are a fault', () => {
    const own = { stood: [], before: [{ customer: 0, ...silent, rule: 9 }] };
    expect(() => decisionOfEntries(own, { customer: 0, ...silent }, TWO_RULES)).toThrow('rule 9');
  });
});
