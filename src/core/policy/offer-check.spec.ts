import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { offerRefusals } from './offer-check.js';

const codes = (change: Parameters<typeof anOffer>[0], at: string) =>
  offerRefusals(anOffer(change), 'stay', 'email', new Date(at)).map(({ code }) => code);

describe('an offer', () => {
  it.each([
    ['live and valid', {}, '2026-11-02T18:00:00Z', []],
    ['at its first instant', {}, '2026-01-01T00:00:00Z', []],
    ['before it', {}, '2025-12-31T23:59:59Z', ['OFFER_NOT_YET_VALID']],
    ['at its end', {}, '2027-01-01T00:00:00Z', ['OFFER_ENDED']],
    ['in approval', { state: 'approval' as const }, '2026-11-02T18:00:00Z', ['OFFER_NOT_LIVE']],
    ['without a text for the channel', { wording: {} }, '2026-11-02T18:00:00Z', ['OFFER_HAS_NO_WORDING']],
    [
      'wrong in every way names all of it',
      { state: 'retired' as const, wording: {} },
      '2027-01-01T00:00:00Z',
      ['OFFER_NOT_LIVE', 'OFFER_ENDED', 'OFFER_HAS_NO_WORDING'],
    ],
  ])('%s', (_case, change, at, expected) => {
    expect(codes(change, at)).toEqual(expected);
  });

  it('that nobody knows', () => {
    expect(offerRefusals(null, 'gone', 'email', new Date(0))).toEqual([
      { code: 'OFFER_UNKNOWN', component: 'gone', have: null, need: 'gone' },
    ]);
  });
});
