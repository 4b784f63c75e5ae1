import { describe, expect, it } from '@jest/globals';
import type { CampaignState } from './campaign.js';
import { chunkTaskOf } from './chunk-task.js';
import type { RunState } from './run.js';

describe('an open chunk', () => {
  it.each<[RunState, readonly (CampaignState | null)[], string]>([
    ['evaluating', ['active'], 'evaluate'],
    ['evaluating', ['paused'], 'wait'],
    ['evaluating', ['stopped'], 'wait'],
    ['evaluating', [null], 'wait'],
    ['evaluating', ['paused', 'active'], 'evaluate'],
    ['evaluating', ['paused', 'stopped', null], 'wait'],
    ['stopped', ['active'], 'clear'],
    ['stopped', ['paused'], 'clear'],
    ['stopped', [null], 'clear'],
  ])('of a run that is %s, of campaigns that are %j: %s', (run, campaigns, task) => {
    expect(chunkTaskOf(run, campaigns)).toBe(task);
  });

  it.each<[RunState, readonly (CampaignState | null)[], string]>([
    ['evaluating', ['stopped', null], 'evaluate'],
    ['evaluating', ['stopped'], 'evaluate'],
    ['evaluating', ['stopped', 'paused'], 'wait'],
    ['stopped', ['stopped'], 'clear'],
  ])('of a run of all campaigns that is %s, of campaigns that are %j: %s', (run, campaigns, task) => {
    expect(chunkTaskOf(run, campaigns, true)).toBe(task);
  });
});
