import { expect, it } from '@jest/globals';
import { A_REACHABLE, aBlockOf, aRunFrame } from '../../../../test/builders/a-run-frame.js';
import { evaluatedIn, matchedIn, planFor } from './chunk-decisions.js';

const LOW = { ...A_REACHABLE, arpuBand: 'LOW' };
const BLOCKS = [aBlockOf({ a: A_REACHABLE, b: LOW }), aBlockOf({ c: A_REACHABLE })];

it('everybody of a chunk is evaluated where the run is for everybody', () => {
  expect(evaluatedIn(BLOCKS, aRunFrame())).toBe(3);
});

it('who matches is told with their place in the chunk, their facts and the rules that are true', () => {
  const matched = [...matchedIn(BLOCKS, aRunFrame())].flat();
  expect(
    matched.map(({ index, customerId, matches }) => [index, customerId, matches.map(({ rule }) => rule.id)]),
  ).toEqual([
    [0, 'a', ['keep', 'thank']],
    [2, 'c', ['keep', 'thank']],
  ]);
  expect(matched[0]?.sheet).toMatchObject(A_REACHABLE);
  const wanted = [...matchedIn(BLOCKS, aRunFrame(), (id) => id === 'c')].flat();
  expect(wanted.map(({ customerId }) => customerId)).toEqual(['c']);
});

it('the plan knows what came before', () => {
  const frame = aRunFrame();
  const [one] = [...matchedIn(BLOCKS, frame)].flat();
  if (!one) throw new Error('somebody matches');
  expect(planFor(one, {}, frame).ranked.map(({ ruleId }) => ruleId)).toEqual(['keep', 'thank']);
  const after = [{ outcome: 'declined', days: 30 }] as const;
  const matches = one.matches.map((match) => ({ ...match, after }));
  const declined = { offerId: 'stay', campaignId: 'one', outcome: 'declined', at: new Date('2026-11-01T00:00:00Z') };
  const plan = planFor({ ...one, matches }, { outcomes: [declined] }, frame);
  expect(plan.left[0]?.left?.stage).toBe('suppression');
});
