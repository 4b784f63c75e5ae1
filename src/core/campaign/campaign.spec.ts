import { describe, expect, it } from '@jest/globals';
import { CAMPAIGN_STATES, mayBecome } from './campaign.js';

describe('the life of a campaign', () => {
  it.each([
    ['draft', ['active', 'stopped']],
    ['active', ['paused', 'stopped']],
    ['paused', ['active', 'stopped']],
    ['stopped', []],
  ] as const)('%s may become %j', (from, expected) => {
    expect(CAMPAIGN_STATES.filter((to) => mayBecome(from, to))).toEqual(expected);
  });
});
