import { describe, expect, it } from '@jest/globals';
import { A_REACHABLE, aBlockOf, aRunFrame } from '../../../../test/builders/a-run-frame.js';
import { matchedIn, planFor } from '../run/chunk-decisions.js';
import { householdOf, partyOf, standeeOf } from './standee.js';

describe('whose caps count beside the customer’s', () => {
  it.each([
    [{ householdId: 'h-1' }, 'h-1'],
    [{ householdId: '' }, null],
    [{ householdId: null }, null],
    [{}, null],
  ])('%j: %s', (sheet, expected) => {
    expect(householdOf(sheet)).toBe(expected);
  });

  it.each([
    [{ partyId: 'p-1' }, 'p-1'],
    [{ partyId: '' }, null],
    [{ partyId: null, householdId: 'h-1' }, null],
    [{}, null],
  ])('%j: of the party %s', (sheet, expected) => {
    expect(partyOf(sheet)).toBe(expected);
  });
});

it('the rounds are told of candidates in the order of the plan, with what they are worth and when they are due', () => {
  const frame = aRunFrame();
  const [one] = [...matchedIn([aBlockOf({ a: A_REACHABLE })], frame)].flat();
  if (!one) throw new Error('somebody matches');
  const plan = planFor(one, {}, frame);
  const [best, ...others] = plan.ranked;
  if (!best) throw new Error('somebody stands');
  const late = { kind: 'refused', refusals: [] } as const;
  const control = { arm: 'control' } as never;
  const standee = standeeOf(
    one,
    {
      ...plan,
      ranked: [
        best,
        ...others.map((other) => ({ ...other, answer: late })),
        ...others.map((other) => ({ ...other, assignment: control })),
      ],
    },
    frame.places,
  );
  expect(standee).toMatchObject({ customerId: 'a', householdId: null, partyId: null, zone: 'America/Los_Angeles' });
  const dueAt = Date.parse('2026-11-02T18:00:00Z');
  expect(standee.candidates).toMatchObject([
    { rule: 0, priority: 900, fate: 'due', dueAt },
    { rule: 1, priority: 100, fate: 'late', dueAt: 0, expiresAt: 0 },
    { rule: 1, priority: 100, fate: 'control' },
  ]);
});

it('who is ranked by something else than priority keeps that order: what is first competes with the highest', () => {
  const frame = aRunFrame();
  const [one] = [...matchedIn([aBlockOf({ a: A_REACHABLE })], frame)].flat();
  if (!one) throw new Error('somebody matches');
  const plan = planFor(one, {}, frame);
  const { candidates } = standeeOf(one, { ...plan, ranked: plan.ranked.toReversed() }, frame.places);
  expect(candidates.map(({ rule, priority }) => [rule, priority])).toEqual([
    [1, 900],
    [0, 100],
  ]);
});
