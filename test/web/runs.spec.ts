import { describe, expect, it } from '@jest/globals';
import { CHANNEL_STEPS, funnelOf } from '../../src/core/measurement/funnel.js';
import type { FunnelRow } from '../../web/src/api/types.ts';
import { behindOf } from '../../web/src/parts/behind-row.ts';
import { addFunnels } from '../../web/src/screens/home/add-funnels.ts';

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

describe('the funnel of several runs', () => {
  const named = (counts: Parameters<typeof funnelOf>[0]) =>
    funnelOf(counts).rows.map((row): FunnelRow => ({ ...row, words: { 'zh-CN': row.key, en: row.key } }));
  const early = named({ ...COUNTS, undecided: 0, refused: { CONSENT_MISSING: 1, CAP_REACHED: 1 } });
  const late = named({ ...COUNTS, refused: { OFFER_NOT_LIVE: 2, SELLING_HELD: 3, CAP_REACHED: 1 } });

  it.each([
    ['one way', [early, late]],
    ['and the other', [late, early]],
  ])('has its bars in the order of the stages, %s', (_case, funnels) => {
    const keys = addFunnels(funnels).map(({ key }) => key);
    const place = (key: string) => keys.indexOf(key);
    const walked = [
      'evaluated',
      'matched',
      'refused.SELLING_HELD',
      'refused.CAP_REACHED',
      'undecided',
      'scheduled',
      'sms',
    ];
    const places = walked.map(place);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(place('refused.CONSENT_MISSING')).toBeLessThan(place('refused.CAP_REACHED'));
    expect(keys.length).toBe(new Set([...early, ...late].map(({ key }) => key)).size);
  });

  it('adds what stands on the same bar', () => {
    const cap = addFunnels([early, late]).find(({ key }) => key === 'refused.CAP_REACHED');
    expect(cap?.count).toBe(2);
  });
});
