import { describe, expect, it } from '@jest/globals';
import { aCandidate } from '../../../../test/builders/a-decision.js';
import { anArm, aPlan, aStanding } from '../../../../test/builders/a-standing.js';
import type { Refusal } from '../../policy/refusal.js';
import { concludePrompt } from './conclude-prompt.js';

const [A, B, C] = [aStanding('a', 30), aStanding('b', 20), aStanding('c', 10)];
const FULL: Refusal = { code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2, takenBy: 'run|rule' };
const none = new Map();

/** Where each candidate ended, as `rule: code` or `rule: -`. */
const ends = ({ candidates }: ReturnType<typeof concludePrompt>) =>
  candidates.map(({ ruleId, left }) => `${ruleId}: ${left?.refusals[0]?.code ?? '-'}`);
const ids = (standings: readonly { readonly ruleId: string }[]) => standings.map(({ ruleId }) => ruleId);

describe('a prompt ends', () => {
  it('with the best, as many as are wanted; the rest is outranked by the last of them', () => {
    const end = concludePrompt(aPlan([A, B, C]), none, 2);
    expect(ids(end.offered)).toEqual(['a', 'b']);
    expect(end.candidates[2]?.left).toEqual({
      stage: 'arbitration',
      refusals: [{ code: 'OUTRANKED', component: 'b', have: 10, need: 20 }],
    });
    expect(end.refused).toBeNull();
    expect(ids(end.drawn)).toEqual(['a', 'b']);
    expect(end.candidates.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  it('with the next where the caps would refuse the better one, which says who took the place', () => {
    const end = concludePrompt(aPlan([A, B]), new Map([[A, [FULL]]]), 1);
    expect(ids(end.offered)).toEqual(['b']);
    expect(end.candidates[0]?.left).toEqual({ stage: 'cap', refusals: [FULL] });
    // Whom a cap stopped stays in the analysis.
    expect(ids(end.drawn)).toEqual(['a', 'b']);
  });

  it('with nothing for a control unit, and says what would have been offered', () => {
    const held = aStanding('a', 30, { assignment: anArm('control') });
    const end = concludePrompt(aPlan([held, B]), none, 3);
    expect(end.offered).toEqual([]);
    expect(end.refused).toMatchObject({
      stage: 'holdout',
      code: 'HELD_OUT_CAMPAIGN',
      heldOut: { ruleId: 'a', campaignId: 'c', assignment: { arm: 'control' } },
    });
    expect(ends(end)).toEqual(['a: HELD_OUT_CAMPAIGN', 'b: OUTRANKED']);
    expect(end.drawn.map(({ ruleId, assignment }) => [ruleId, assignment.arm])).toEqual([['a', 'control']]);
  });

  it('at the first the customer is held out of, with what came before it', () => {
    const held = aStanding('b', 20, { assignment: anArm('control') });
    const end = concludePrompt(aPlan([A, held, C]), none, 3);
    expect(ids(end.offered)).toEqual(['a']);
    expect(ends(end)).toEqual(['a: -', 'b: HELD_OUT_CAMPAIGN', 'c: OUTRANKED']);
  });

  it('with an offer once, however many rules make it', () => {
    const twice = aStanding('b', 20, { offerId: A.offerId });
    const end = concludePrompt(aPlan([A, twice, C]), none, 3);
    expect(ids(end.offered)).toEqual(['a', 'c']);
    expect(ends(end)).toEqual(['a: -', 'b: OUTRANKED', 'c: -']);
    expect(ids(end.drawn)).toEqual(['a', 'c']);
  });

  it('with why not, where all were stopped: by the caps, else where the furthest left', () => {
    expect(concludePrompt(aPlan([A]), new Map([[A, [FULL]]]), 1).refused).toEqual({
      kind: 'refused',
      stage: 'cap',
      code: 'CAP_REACHED',
    });
    const no = (code: Refusal['code']) => [{ code, component: 'x', have: null, need: true }];
    const left = [
      aCandidate({ left: { stage: 'suitability', refusals: no('SELLING_HELD') } }),
      aCandidate({ left: { stage: 'validity', refusals: no('OFFER_ENDED') } }),
    ];
    expect(concludePrompt(aPlan([], left), none, 1).refused).toMatchObject({
      stage: 'suitability',
      code: 'SELLING_HELD',
    });
  });

  it('with nothing and no reason where nothing matched', () => {
    expect(concludePrompt(aPlan([]), none, 3)).toEqual({ offered: [], drawn: [], candidates: [], refused: null });
  });

  it('without a draw where there are no holdouts', () => {
    expect(concludePrompt(aPlan([aStanding('a', 1, { assignment: null })]), none, 1).drawn).toEqual([]);
  });
});
