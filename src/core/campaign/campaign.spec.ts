import { describe, expect, it } from '@jest/globals';
import { CAMPAIGN_FIELDS, CAMPAIGN_STATES, mayBecome, mayWrite } from './campaign.js';

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

describe('what may be written of a campaign', () => {
  it.each([
    ['draft', ['title', 'schedule', 'audience', 'control']],
    ['active', ['title', 'schedule']],
    ['paused', ['title', 'schedule']],
    ['stopped', []],
  ] as const)('that is %s: %j', (state, expected) => {
    expect(CAMPAIGN_FIELDS.filter((field) => mayWrite(state, field))).toEqual(expected);
  });
});
