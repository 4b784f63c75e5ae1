import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import type { ContactRow } from '../contact-policy.js';
import { repeatOf, repeatRefusals, toldOffers } from './repeat.js';

const NOW = new Date('2026-11-09T18:00:00Z');
const rules = { sameOfferDays: 7 };
const stay = { id: 'stay', purpose: 'marketing' } as const;
const row = (change: Partial<ContactRow> = {}) => aContactRow({ outreachId: 'first', ...change });
const said = (
  rows: readonly ContactRow[],
  offer: Parameters<typeof repeatRefusals>[0] = stay,
  by: { readonly sameOfferDays?: number } = rules,
) =>
  repeatRefusals(offer, toldOffers(rows, NOW, by), by).map(
    ({ code, component, have, need }) => `${code} ${component} ${have} ${need}`,
  );
const at = (text: string) => ({ dueAt: new Date(text), at: new Date(text) });

describe('the same offer again', () => {
  it.each<[string, readonly ContactRow[], readonly string[]]>([
    ['nothing is known', [], []],
    ['one is open', [row(at('2026-11-12T16:00:00Z'))], ['OFFER_OPEN stay first 2026-11-12T16:00:00.000Z']],
    ['one is overdue', [row(at('2026-10-01T16:00:00Z'))], ['OFFER_OPEN stay first 2026-10-01T16:00:00.000Z']],
    [
      'it was sent within the days',
      [row({ status: 'sent', ...at('2026-11-02T18:00:00.001Z') })],
      ['OFFER_JUST_TOLD stay first 2026-11-09T18:00:00.001Z'],
    ],
    ['it was sent just as many days ago', [row({ status: 'sent', ...at('2026-11-02T18:00:00Z') })], []],
    [
      'it arrived',
      [row({ status: 'delivered', ...at('2026-11-09T18:00:00Z') })],
      ['OFFER_JUST_TOLD stay first 2026-11-16T18:00:00.000Z'],
    ],
    ['it was given back', [row({ status: 'released' })], []],
    ['a call that was promised is no other', [row({ status: 'planned' })], []],
    ['another offer is open', [row({ offerId: 'other' })], []],
    ['it served', [row({ purpose: 'service' })], []],
  ])('%s', (_case, rows, expected) => {
    expect(said(rows)).toEqual(expected);
  });

  it('of service may be needed twice, and without days there is no rule', () => {
    expect([said([row()], { ...stay, purpose: 'service' }), said([row()], stay, {})]).toEqual([[], []]);
  });
});

describe('as a place is reserved', () => {
  const asking = aContactRow({ outreachId: 'second', runId: 'second', decidedAt: NOW });
  it.each<[string, Partial<ContactRow>, Partial<ContactRow>, number]>([
    ['what another has reserved meanwhile', {}, {}, 1],
    ['its own place', { outreachId: 'second' }, {}, 0],
    ['another customer’s', { customerId: 'c-2' }, {}, 0],
    ['of a prompt nothing', {}, { channel: 'hotline' }, 0],
    ['what a prompt told', { channel: 'hotline', status: 'sent', ...at('2026-11-09T10:00:00Z') }, {}, 1],
  ])('stands in the way: %s', (_case, there, own, expected) => {
    expect(repeatOf([row(there)], { ...asking, ...own }, rules)).toHaveLength(expected);
  });
});
