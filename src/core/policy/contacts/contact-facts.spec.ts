import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import type { ContactRow } from '../contact-policy.js';
import { contactFactsOf, newestContact, withContactFacts } from './contact-facts.js';

const NOW = new Date('2026-11-30T18:00:00Z');
const at = (text: string) => ({ dueAt: new Date(text), at: new Date(text) });
const none = { contacts28d: 0, lastContactAt: null, activeOffers: [] };

it.each<[string, Partial<ContactRow>, object]>([
  ['nobody spoke to them', { status: 'released' }, none],
  ['exactly 28 days ago is out', { status: 'sent', ...at('2026-11-02T18:00:00Z') }, { contacts28d: 0 }],
  ['a second less is in', { status: 'sent', ...at('2026-11-02T18:00:01Z') }, { contacts28d: 1 }],
  [
    'what is reserved for tomorrow counts, and is no last contact',
    at('2026-12-01T18:00:00Z'),
    { ...none, contacts28d: 1 },
  ],
  [
    'given back before the hand-over is none',
    { status: 'released', releasedFrom: 'reserved', ...at('2026-11-29T18:00:00Z') },
    none,
  ],
  [
    'given back after it is one',
    { status: 'released', releasedFrom: 'sent', ...at('2026-11-29T18:00:00Z') },
    { contacts28d: 1, lastContactAt: '2026-11-29' },
  ],
  [
    'the day is that of the contact’s own zone',
    { status: 'sent', zone: 'Asia/Shanghai', ...at('2026-11-29T18:00:00Z') },
    { lastContactAt: '2026-11-30', lastContactAtEmail: '2026-11-30', lastContactAtSms: null },
  ],
  [
    'an offer holds until it expires',
    { status: 'sent', ...at('2026-11-29T18:00:00Z'), expiresAt: new Date('2026-12-02T18:00:00Z') },
    { activeOffers: [{ offer: 'stay', until: '2026-12-02' }] },
  ],
  ['and not at that instant', { status: 'sent', ...at('2026-11-29T18:00:00Z'), expiresAt: NOW }, { activeOffers: [] }],
])('%s', (_case, change, expected) => {
  expect(contactFactsOf([aContactRow(change)], NOW)).toMatchObject(expected);
});

describe('several contacts', () => {
  const rows = [
    aContactRow({ channel: 'sms', status: 'sent', ...at('2026-11-20T18:00:00Z') }),
    aContactRow({ channel: 'call-list', status: 'delivered', ...at('2026-11-25T18:00:00Z') }),
    aContactRow({ status: 'reserved', ...at('2026-11-28T18:00:00Z') }),
  ];

  it('are told by channel', () => {
    expect(contactFactsOf(rows, NOW)).toMatchObject({
      contacts28d: 3,
      lastContactAt: '2026-11-25',
      lastContactAtSms: '2026-11-20',
      lastContactAtCallList: '2026-11-25',
      lastContactAtEmail: null,
    });
  });

  it('come to the same in any order', () => {
    expect(contactFactsOf([...rows].reverse(), NOW)).toEqual(contactFactsOf(rows, NOW));
    expect(newestContact(rows, NOW)).toBe(rows[1]);
  });

  it('an offer made twice is one, with the later day', () => {
    const until = (text: string) => aContactRow({ status: 'sent', expiresAt: new Date(text) });
    const both = [until('2026-12-09T18:00:00Z'), until('2026-12-02T18:00:00Z')];
    expect(contactFactsOf(both, NOW).activeOffers).toEqual([{ offer: 'stay', until: '2026-12-09' }]);
  });
});

describe('the facts of contacts on a sheet', () => {
  const rows = [
    aContactRow({ status: 'sent', runId: 'other', dueAt: new Date('2026-11-01T18:00:00Z') }),
    aContactRow({ runId: 'event|e-1', outreachId: 'event|e-1|c-1|1|email' }),
  ];
  const now = { runId: 'event|e-1', at: new Date('2026-11-02T18:00:00Z') };

  it('are those of the ledger, without what the same decision has reserved', () => {
    expect(withContactFacts({ arpuBand: 'HIGH', contacts28d: null }, rows, now)).toEqual({
      arpuBand: 'HIGH',
      contacts28d: 1,
    });
  });

  it('are not told where nobody asks', () => {
    const sheet = { arpuBand: 'HIGH' };
    expect(withContactFacts(sheet, rows, now)).toBe(sheet);
  });
});
