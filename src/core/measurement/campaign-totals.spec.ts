import { describe, expect, it } from '@jest/globals';
import { OUTREACH_STATES } from '../outreach/outreach.js';
import { campaignTotals, WHEREABOUTS } from './campaign-totals.js';

const sms = (state: (typeof OUTREACH_STATES)[number], count: number) => ({ channel: 'sms', state, count }) as const;

describe('the totals of a campaign', () => {
  it.each([
    ['planned', 'held'],
    ['claimed', 'inFlight'],
    ['handed', 'inFlight'],
    ['sent', 'sent'],
    ['delivered', 'sent'],
    ['failed', 'failed'],
    ['expired', 'dropped'],
    ['cancelled', 'dropped'],
    ['unknown', 'unclear'],
  ] as const)('have what is %s among %s', (state, where) => {
    expect(campaignTotals([sms(state, 3)])[where]).toBe(3);
  });

  it('have every message in one place: the places are the whole', () => {
    const rows = OUTREACH_STATES.map((state, index) => sms(state, index + 1));
    const totals = campaignTotals([...rows, { channel: 'email', state: 'sent', count: 7 }]);
    expect(WHEREABOUTS.reduce((sum, where) => sum + totals[where], 0)).toBe(totals.planned);
    expect(totals.channels.reduce((sum, { planned }) => sum + planned, 0)).toBe(totals.planned);
  });

  it('tell what was delivered only where the channel does', () => {
    const { channels } = campaignTotals([
      sms('sent', 2),
      sms('delivered', 1),
      { channel: 'email', state: 'sent', count: 4 },
    ]);
    expect(channels.map(({ channel, sent, delivered }) => [channel, sent, delivered])).toEqual([
      ['sms', 3, 1],
      ['email', 4, null],
    ]);
  });

  it('of a campaign that planned nothing are nothing', () => {
    expect(campaignTotals([])).toMatchObject({ planned: 0, channels: [] });
  });
});
