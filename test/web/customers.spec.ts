import { describe, expect, it } from '@jest/globals';
import { consentField, namedField } from '../../web/src/screens/customers/fields.ts';
import { gapsIn, monthsOf, valuesOf } from '../../web/src/screens/customers/months.ts';
import { newestConsents } from '../../web/src/screens/customers/newest-consents.ts';
import { isRun, stepsOf } from '../../web/src/screens/customers/timeline-steps.ts';
import { barOf } from '../../web/src/screens/customers/value-bar.ts';

describe('a monthly series', () => {
  const usage = [
    { month: '2026-11', revenue: 300 },
    { month: '2026-08', revenue: 100, dataMb: 0 },
    { month: '2026-09', dataMb: 5 },
  ];
  const months = monthsOf(usage);

  it('has every month from its first to its last, over the turn of a year too', () => {
    expect(months).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
    expect(monthsOf([{ month: '2025-11' }, { month: '2026-02' }])).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(monthsOf([])).toEqual([]);
  });

  it('keeps a month without a value as a gap, and a nought as a nought', () => {
    expect(valuesOf(usage, 'revenue', months)).toEqual([100, null, null, 300]);
    expect(valuesOf(usage, 'dataMb', months)).toEqual([0, 5, null, null]);
  });

  it.each<[string, readonly (number | null)[][], readonly (readonly [string, string])[]]>([
    ['one stretch', [[100, null, null, 300]], [['2026-09', '2026-10']]],
    [
      'two',
      [[null, 1, null, 1]],
      [
        ['2026-08', '2026-08'],
        ['2026-10', '2026-10'],
      ],
    ],
    [
      'none where another series knows',
      [
        [null, 1, 1, 1],
        [1, null, 1, 1],
      ],
      [],
    ],
  ])('shows where nothing is known: %s', (_case, series, gaps) => {
    expect(gapsIn(months, series)).toEqual(gaps);
  });
});

describe('the timeline', () => {
  const decision = (id: string, at: string, more: object = {}) => ({ id, at, ...more }) as never;

  it('has everything once, the newest first', () => {
    const steps = stepsOf({
      decisions: [
        decision('dec_a', '2026-11-01T00:00:00Z'),
        decision('dec_p', '2026-11-03T00:00:00Z'),
        decision('dec_e', '2026-11-04T00:00:00Z', { event: { id: 'e', kind: 'usage-drop' } }),
      ],
      prompts: [decision('dec_p', '2026-11-03T00:00:00Z')],
      events: [decision('e', '2026-11-04T00:00:00.000Z')],
      messages: [decision('mo-1', '2026-11-02T12:00:00Z')],
      outreach: [{ id: 'out_a', dueAt: '2026-11-02T00:00:00Z' } as never],
    });
    expect(steps.map(({ kind, key }) => [kind, key])).toEqual([
      ['event-decision', 'dec_e'],
      ['event', 'event e'],
      ['prompt', 'dec_p'],
      ['answer', 'answer mo-1'],
      ['contact', 'out_a'],
      ['run', 'dec_a'],
    ]);
  });
});

describe('a field of the history', () => {
  it.each([
    ['personal.msisdn', { name: 'msisdn', month: null }],
    ['relationship', { name: 'relationship', month: null }],
    ['usage.2026-09.revenue', { name: 'revenue', month: '2026-09' }],
  ])('%s has the name it has elsewhere', (field, named) => {
    expect(namedField(field)).toEqual(named);
  });

  it('of a consent says channel and purpose', () => {
    expect(consentField('consents.sms.marketing')).toEqual({ channel: 'sms', purpose: 'marketing' });
    expect(consentField('basic.region')).toBeNull();
  });
});

describe('a bar of the value tree', () => {
  it.each([
    ['from nought to the right', 50, [50, 100], { left: 0, width: 50 }],
    ['from nought to the left', -50, [-50, 50], { left: 0, width: 50 }],
    ['right of where others go below', 50, [-50, 50], { left: 50, width: 50 }],
    ['of nothing', 0, [0], { left: 0, width: 0 }],
  ])('stands %s', (_case, amount, amounts, bar) => {
    expect(barOf(amount, amounts)).toEqual(bar);
  });
});

describe('consents', () => {
  const consent = (channel: 'sms' | 'email', granted: boolean, day: string) =>
    ({ channel, purpose: 'marketing', granted, at: `2026-11-${day}T00:00:00Z`, source: 'web' }) as const;

  it('are the newest word of each channel and purpose, in whichever order they came', () => {
    const said = [consent('sms', false, '02'), consent('sms', true, '01'), consent('email', true, '01')];
    expect(newestConsents(said).map(({ channel, granted }) => [channel, granted])).toEqual([
      ['sms', false],
      ['email', true],
    ]);
    expect(newestConsents([...said].reverse())).toHaveLength(2);
  });
});

it.each([
  ['win-back|20261102T000000Z', true],
  ['prompt|req-0001', false],
  ['event|e-1', false],
])('%s is a run: %s', (id, expected) => {
  expect(isRun(id)).toBe(expected);
});
