import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../test/builders/a-contact-row.js';
import { engagementOf, promisedCall, promisesOf } from './call-back.js';
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
