import { describe, expect, it } from '@jest/globals';
import type { ChannelName } from '../customer/consent.js';
import type { OutreachState } from '../outreach/outreach.js';
import { CHANNEL_STEPS, type FunnelCounts, funnelOf, statesBehind, undecidedIn } from './funnel.js';

const out = (channel: ChannelName, state: OutreachState, count: number) => ({ channel, state, count });

const COUNTS: FunnelCounts = {
  evaluated: 7043,
  matched: 100,
  refused: { CAP_REACHED: 5, CONSENT_MISSING: 35 },
  undecided: 0,
  scheduled: 60,
  outreach: [
    out('sms', 'delivered', 10),
    out('sms', 'sent', 2),
    out('sms', 'failed', 1),
    out('sms', 'handed', 3),
    out('sms', 'planned', 4),
    out('email', 'sent', 38),
    out('email', 'unknown', 2),
  ],
};

describe('the funnel of a run', () => {
  const { rows, identities } = funnelOf(COUNTS);
  const count = (key: string) => rows.find((row) => row.key === key)?.count;

  it.each([
    ['everybody evaluated', 'evaluated', 7043],
    ['who matched', 'matched', 100],
    ['a refusal by its code', 'refused.CONSENT_MISSING', 35],
    ['what was scheduled', 'scheduled', 60],
    ['what one channel was given', 'sms', 20],
    ['sent is what the provider took, delivered or not', 'sms.sent', 12],
    ['delivered is what was reported', 'sms.delivered', 10],
    ['taken, receipt not there yet', 'sms.receipt-open', 2],
    ['planned, claimed and handed are open', 'sms.open', 7],
    ['a channel that does not report never says delivered', 'email.delivered', undefined],
    ['it says not reported', 'email.not-reported', 38],
    ['a channel without outreach has no row', 'call-list', undefined],
  ])('counts %s', (_case, key, expected) => {
    expect(count(key)).toBe(expected);
  });

  it.each(CHANNEL_STEPS)('behind %s stand those whom it counts', (step) => {
    const row = rows.find((one) => one.channel === 'sms' && one.step === step);
    const behind = COUNTS.outreach.filter(
      ({ channel, state }) => channel === 'sms' && statesBehind(step).includes(state),
    );
    if (row) expect(behind.reduce((sum, one) => sum + one.count, 0)).toBe(row.count);
  });

  it('names refusals in the order in which they are asked', () => {
    expect(rows.filter(({ step }) => step === 'refused').map(({ code }) => code)).toEqual([
      'CONSENT_MISSING',
      'CAP_REACHED',
    ]);
  });

  it('every whole is the sum of its parts', () => {
    expect(identities.map(({ whole }) => whole)).toEqual([
      'matched',
      'scheduled',
      'sms',
      'email',
      'sms.sent',
      'email.sent',
    ]);
    expect(identities.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('says which sum does not hold, and by how much', () => {
    const broken = funnelOf({ ...COUNTS, scheduled: 61 }).identities.filter(({ holds }) => !holds);
    expect(broken).toEqual([
      expect.objectContaining({ whole: 'matched', have: 101, need: 100 }),
      expect.objectContaining({ whole: 'scheduled', have: 60, need: 61 }),
    ]);
  });

  it('who is not decided for yet is a part of who matched', () => {
    const { rows, identities } = funnelOf({ ...COUNTS, matched: 107, undecided: 7 });
    expect(rows.find(({ step }) => step === 'undecided')).toMatchObject({ parent: 'matched', count: 7 });
    expect(identities.every(({ holds }) => holds)).toBe(true);
  });

  it.each([
    ['of a chunk that is done is nobody', true, 0],
    ['of another is who matched and neither was refused nor has a place', false, 4],
  ])('who is undecided %s', (_case, isDone, expected) => {
    const counts = { evaluated: 50, matched: 9, refused: { CAP_REACHED: 1, CONSENT_MISSING: 2 }, scheduled: 2 };
    expect(undecidedIn(counts, isDone)).toBe(expected);
  });

  it('an empty run is all noughts and holds', () => {
    const empty = funnelOf({ evaluated: 0, matched: 0, refused: {}, undecided: 0, scheduled: 0, outreach: [] });
    expect(empty.rows.map(({ key, count: n }) => [key, n])).toEqual([
      ['evaluated', 0],
      ['matched', 0],
      ['scheduled', 0],
    ]);
    expect(empty.identities.every(({ holds }) => holds)).toBe(true);
  });
});
