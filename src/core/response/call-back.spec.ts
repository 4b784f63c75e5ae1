import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../test/builders/a-contact-row.js';
import { CALLED_BACK, callToPlan, engagementOf, promisedCall, promisesOf, promisesOver } from './call-back.js';
import type { Outcome } from './response.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const LATER = new Date('2026-11-05T18:00:00Z');
const CONTACT = aContactRow({
  campaignId: 'c',
  priority: 7,
  householdId: 'h',
  exclusionGroups: ['gifts'],
  status: 'sent',
});

describe('an answer', () => {
  it.each<[Outcome, string | null]>([
    ['accepted', 'accepted'],
    ['declined', 'replied'],
    ['call-back', 'replied'],
    ['clicked', 'clicked'],
    ['presented', null],
    ['no-answer', null],
    ['refused-to-handle', null],
    ['delivered', null],
  ])('%s relieves as %s', (outcome, engagement) => {
    expect(engagementOf({ outcome })).toBe(engagement);
  });
});

describe('a call that was promised', () => {
  it('is planned for its time as urgent as the offer was, and takes no place', () => {
    const call = promisedCall(CONTACT, LATER, NOW);
    expect(call).toMatchObject({
      status: 'planned',
      at: LATER,
      dueAt: LATER,
      decidedAt: NOW,
      priority: 7,
      householdId: 'h',
    });
    expect(call.exclusionGroups).toBeUndefined();
    expect(call.outreachId).not.toBe(CONTACT.outreachId);
    expect(promisedCall(CONTACT, LATER, NOW).outreachId).toBe(call.outreachId);
  });

  it('is found again by its rule, until it is made', () => {
    const call = promisedCall(CONTACT, LATER, NOW);
    const rows = [CONTACT, call, { ...call, ruleId: 'other' }, { ...call, status: 'released' as const }];
    expect(promisesOf(rows, CONTACT)).toEqual([call]);
    expect(promisesOf(rows, { ruleId: CONTACT.ruleId, campaignId: 'other' })).toEqual([]);
  });
});

describe('a word on a contact', () => {
  const call = promisedCall(CONTACT, LATER, NOW);
  const other = { ...call, outreachId: 'another contact|call-back|then' };
  const after = { ...other, decidedAt: LATER };
  const ids = (outcome: Outcome, callBackAt?: Date) =>
    promisesOver([call, other, after], CONTACT, { outcome, at: NOW, ...(callBackAt && { callBackAt }) }).map(
      ({ outreachId }) => outreachId,
    );

  it.each<[string, Outcome, Date | undefined, readonly object[]]>([
    ['a yes leaves no call to be made', 'accepted', undefined, [call, other]],
    ['nor does it to hear nothing of it', 'refused-to-handle', undefined, [call, other]],
    ['another time is in the place of all others', 'call-back', NOW, [call, other]],
    ['the same time stays', 'call-back', LATER, [other]],
    ['silence takes back what was promised at this contact only', 'no-answer', undefined, [call]],
  ])('%s; what was promised since is not its business', (_case, outcome, callBackAt, over) => {
    expect(ids(outcome, callBackAt)).toEqual(over.map((row) => (row as typeof call).outreachId));
  });

  it('plans the call it promises, unless that was made', () => {
    const word = { callBackAt: LATER, at: NOW };
    const released = { ...call, status: 'released' as const };
    expect(callToPlan([], CONTACT, word)).toEqual(call);
    expect(callToPlan([{ ...released, releasedBecause: 'ANSWERED' }], CONTACT, word)).toEqual(call);
    expect(callToPlan([{ ...released, releasedBecause: CALLED_BACK }], CONTACT, word)).toBeNull();
    expect(callToPlan([], CONTACT, { at: NOW })).toBeNull();
  });
});
