import { describe, expect, it } from '@jest/globals';
import { CHANNEL_STEPS, funnelOf } from '../../src/core/measurement/funnel.js';
import { behindOf } from '../../web/src/parts/behind-row.ts';

const COUNTS = {
  evaluated: 100,
  matched: 20,
  refused: { CONSENT_MISSING: 5 },
  undecided: 1,
  scheduled: 14,
  outreach: [
    { channel: 'sms', state: 'delivered', count: 10 },
    { channel: 'email', state: 'planned', count: 4 },
  ],
} as const;

describe('a bar of a funnel', () => {
  const { rows } = funnelOf(COUNTS);

  it('opens who stands behind it, whichever it is', () => {
    expect(rows.filter((row) => behindOf(row) === null)).toEqual([]);
  });

  it.each([
    ['evaluated', { kind: 'customers', bar: 'evaluated' }],
    ['undecided', { kind: 'customers', bar: 'undecided' }],
    ['matched', { kind: 'decisions', filter: {} }],
    ['scheduled', { kind: 'decisions', filter: { outcome: 'scheduled' } }],
    ['refused.CONSENT_MISSING', { kind: 'decisions', filter: { outcome: 'refused', code: 'CONSENT_MISSING' } }],
    ['sms', { kind: 'outreach', filter: { channel: 'sms', step: 'channel' } }],
    ['email.open', { kind: 'outreach', filter: { channel: 'email', step: 'open' } }],
  ])('%s asks for those whom it counts', (key, expected) => {
    const row = rows.find((one) => one.key === key);
    expect(row && behindOf(row)).toEqual(expected);
  });

  it('of a channel asks for a step that the interface knows', () => {
    for (const row of rows) {
      const behind = behindOf(row);
      if (behind?.kind === 'outreach') expect(CHANNEL_STEPS).toContain(behind.filter.step);
    }
  });
});
