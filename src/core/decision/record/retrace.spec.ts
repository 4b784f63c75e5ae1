import { describe, expect, it } from '@jest/globals';
import { aCandidate, aDecision } from '../../../../test/builders/a-decision.js';
import { A_REACHABLE, aBlockOf, aRunFrame, TWO_RULES } from '../../../../test/builders/a-run-frame.js';
import { placeInDocument, placeInEntries, retrace } from './retrace.js';

const FULL = [{ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 }] as const;
const entry = { customer: 0, rule: 0, stage: 'cap', code: 'CAP_REACHED', component: 'weekly', told: FULL } as const;
const late = { customer: 0, rule: 1, stage: 'timing', code: 'QUIET_EXPIRED', component: 'x' } as const;

describe('what only the whole run knew', () => {
  it('is in a document: who has the place, and who was stopped', () => {
    const candidates = [
      aCandidate({ campaignId: 'one', ruleId: 'keep', left: { stage: 'cap', refusals: FULL } }),
      aCandidate({ campaignId: 'two', ruleId: 'thank' }),
      aCandidate({ ruleId: 'other', left: { stage: 'arbitration', refusals: [] } }),
    ];
    const { holder, passedOver } = placeInDocument(aDecision({ candidates }));
    expect(holder).toMatchObject({ campaignId: 'two', ruleId: 'thank' });
    expect(passedOver).toEqual([{ ruleId: 'keep', campaignId: 'one', stage: 'cap', refusals: FULL }]);
  });

  it('and in entries', () => {
    expect(placeInEntries({ stood: [entry, late], before: [] }, TWO_RULES)).toEqual({
      holder: null,
      passedOver: [{ ruleId: 'keep', campaignId: 'one', stage: 'cap', refusals: FULL }],
    });
  });
});

it('with it everything else is worked out again, for those who are asked for', () => {
  const block = aBlockOf({ a: A_REACHABLE, b: A_REACHABLE, c: { arpuBand: 'LOW' } });
  const place = {
    holder: { ruleId: 'thank', campaignId: 'two' },
    passedOver: placeInEntries({ stood: [entry], before: [] }, TWO_RULES).passedOver,
  };
  const places = new Map([
    ['b', place],
    ['c', place],
  ]);
  const idOf = (customerId: string) => (channel: string) => `${customerId}|${channel}`;
  const [one, ...others] = [...retrace([block], new Map(), aRunFrame(), places, idOf)].flat();
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    one: { customerId: 'b', index: 1, sheet: A_REACHABLE },
    candidates: [
      { ruleId: 'keep', rank: 1, score: 900, left: { stage: 'cap', refusals: FULL } },
      { ruleId: 'thank', rank: 2, score: 100, left: null },
    ],
    outcome: { kind: 'scheduled', planned: { outreachId: 'b|email', runnerUp: null } },
  });
});
