import { describe, expect, it } from '@jest/globals';
import type { CampaignState } from '../campaign.js';
import { haltedNow, type LeftOut, leftOutBy } from './left-out.js';

const ruleVersion = { pack: 'p', version: 1 };
const RUN = {
  campaignId: 'all',
  ruleVersion,
  campaigns: ['a', 'b', 'c'].map((campaignId) => ({ campaignId, ruleVersion })),
};
const states = (a: CampaignState | null, b: CampaignState | null) =>
  new Map<string, CampaignState | null>([
    ['a', a],
    ['b', b],
    ['c', 'active'],
  ]);
const out = (campaignId: string, round: number | null): LeftOut => ({ campaignId, because: 'paused', round });

describe('a round leaves out', () => {
  it.each([
    ['nobody while all are active', states('active', 'active'), []],
    ['who is paused', states('paused', 'active'), [['a', 'paused']]],
    ['who is stopped', states('active', 'stopped'), [['b', 'stopped']]],
    [
      'whose record is gone, and who went back to a draft',
      states(null, 'draft'),
      [
        ['a', 'stopped'],
        ['b', 'stopped'],
      ],
    ],
  ] as const)('%s', (_case, now, expected) => {
    const halted = haltedNow(RUN, now, [], 2);
    expect(halted.map(({ campaignId, because }) => [campaignId, because])).toEqual(expected);
    expect(halted.every(({ round }) => round === 2)).toBe(true);
  });

  it('nobody twice', () => {
    expect(haltedNow(RUN, states('paused', 'active'), [out('a', 1)], 2)).toEqual([]);
  });
});

it('a round knows of those that were left out by then', () => {
  const all = [out('a', null), out('b', 1), out('c', 2)];
  expect(leftOutBy(all, 1).map(({ campaignId }) => campaignId)).toEqual(['a', 'b']);
  expect(leftOutBy(all, 0).map(({ campaignId }) => campaignId)).toEqual(['a']);
});
