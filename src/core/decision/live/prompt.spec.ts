import { describe, expect, it } from '@jest/globals';
import { aDecision } from '../../../../test/builders/a-decision.js';
import { anOffered, aPrompt } from '../../../../test/builders/a-prompt.js';
import { isPrompt, isSameAsking, presentation, promptIdOf, REQUEST_ID } from './prompt.js';

const AT = new Date('2026-11-02T18:05:00Z');

describe('a prompt', () => {
  it.each([
    ['req-0001', true],
    ['3f2c9a1e-0d6b-4f6e-9d0a-2b1c5e7f8a90', true],
    ['short', false],
    ['has a space in it', false],
    ['with|a|bar|in|it', false],
    [`r${'x'.repeat(64)}`, false],
  ])('may be asked under the id %s: %s', (text, may) => {
    expect(REQUEST_ID.test(text)).toBe(may);
  });

  it('is told from other decisions', () => {
    expect([isPrompt(aPrompt()), isPrompt(aDecision())]).toEqual([true, false]);
    expect(promptIdOf('req-0001')).toBe('prompt|req-0001');
  });

  it.each([
    ['the same customer, place and number of offers', {}, true],
    ['another customer', { customerId: 'c-2' }, false],
    ['another place', { place: 'counter' }, false],
    ['another number of offers', { limit: 2 }, false],
  ] as const)('is the same asking with %s: %s', (_case, change, same) => {
    const asked = { customerId: 'c-1', place: 'hotline', limit: 3, ...change } as const;
    expect(isSameAsking(aPrompt(), asked)).toBe(same);
  });

  it('makes a contact of each offer that is presented, by the household of then', () => {
    const prompt = { ...aPrompt({ request: 'req-0001' }), facts: { householdId: 'h-1', partyId: 'p-1' } };
    const offered = anOffered({ tags: ['keep'], exclusionGroups: ['gift'] });
    expect(presentation(prompt, offered, AT)).toEqual({
      outreachId: 'prompt|req-0001|win-back|high-decline',
      customerId: 'c-1',
      householdId: 'h-1',
      partyId: 'p-1',
      runId: 'prompt|req-0001|win-back|high-decline',
      ruleId: 'high-decline',
      campaignId: 'win-back',
      offerId: 'retention',
      channel: 'hotline',
      purpose: 'marketing',
      tags: ['keep'],
      exclusionGroups: ['gift'],
      priority: 1_200,
      decidedAt: prompt.at,
      dueAt: AT,
      at: AT,
      expiresAt: offered.expiresAt,
      status: 'reserved',
      zone: 'America/Los_Angeles',
    });
    expect(presentation(aPrompt(), anOffered(), AT)).not.toHaveProperty('householdId');
    expect(presentation(aPrompt(), anOffered(), AT)).not.toHaveProperty('partyId');
  });
});
