import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { TREE } from '../../../test/builders/an-organisation.js';
import { checkLocalOffers, type LocalOffer, localOffer } from './local-offer.js';

const OFFER = anOffer({ id: 'stay', validUntil: new Date('2027-01-01T00:00:00Z') });
const early = new Date('2026-06-01T00:00:00Z');
const words = (text: string) => ({ 'zh-CN': text, en: text });
const SAID: readonly LocalOffer[] = [
  { offer: 'stay', orgNode: 'P', limits: words('province') },
  { offer: 'stay', orgNode: 'N1', validUntil: early },
  { offer: 'stay', orgNode: 'N2', offered: false },
  { offer: 'other', orgNode: 'C1', offered: false },
];

describe('an offer at a node', () => {
  it.each([
    ['where nothing is said, as it is', 'X', OFFER],
    ['a customer of no node', null, OFFER],
    ['in the words of the node', 'P', { ...OFFER, limits: words('province') }],
    ['the nearest that is said counts, also from above', 'C1', { ...OFFER, validUntil: early }],
    ['not offered there', 'N2', null],
  ])('%s', (_case, orgNode, expected) => {
    expect(localOffer(OFFER, orgNode, { said: SAID, organisation: TREE })).toEqual(expected);
  });

  it('never lasts longer than the offer, whatever is said', () => {
    const said = [{ offer: 'stay', orgNode: 'P', validUntil: new Date('2030-01-01T00:00:00Z') }];
    expect(localOffer(OFFER, 'P', { said, organisation: TREE })?.validUntil).toEqual(OFFER.validUntil);
  });
});

it('is told in the words and at the price of the node, and keeps the words it does not change', () => {
  const sold = { ...OFFER, price: { amount: 9_900, period: 'month' as const } };
  const sms = { body: words('Here') };
  const said = [{ offer: 'stay', orgNode: 'P', price: 10_900, wording: { sms } }];
  const told = localOffer(sold, 'C1', { said, organisation: TREE });
  expect(told).toEqual({ ...sold, price: { amount: 10_900, period: 'month' }, wording: { ...sold.wording, sms } });
});

describe('what nodes say is checked', () => {
  it.each<[string, LocalOffer, string]>([
    ['an offer nobody knows', { offer: 'gone', orgNode: 'P' }, '$[1].offer UNKNOWN_OFFER'],
    ['a node nobody knows', { offer: 'stay', orgNode: 'X' }, '$[1].orgNode UNKNOWN_NODE'],
    ['said twice', { offer: 'stay', orgNode: 'N1' }, '$[1] LOCAL_OFFER_TWICE'],
    [
      'longer than the offer',
      { offer: 'stay', orgNode: 'P', validUntil: new Date('2030-01-01T00:00:00Z') },
      '$[1].validUntil LOCAL_OFFER_WIDENS',
    ],
    ['cheaper than the offer', { offer: 'priced', orgNode: 'P', price: 99 }, '$[1].price LOCAL_OFFER_WIDENS'],
    ['a price where the offer has none', { offer: 'stay', orgNode: 'P', price: 9 }, '$[1].price LOCAL_OFFER_WIDENS'],
    [
      'words for a channel the offer is silent on',
      { offer: 'priced', orgNode: 'P', wording: { sms: { body: words('Here') } } },
      '$[1].wording.sms LOCAL_OFFER_WIDENS',
    ],
  ])('%s', (_case, second, expected) => {
    const priced = anOffer({ id: 'priced', price: { amount: 100, period: 'month' }, wording: {} });
    const found = checkLocalOffers([{ offer: 'stay', orgNode: 'N1' }, second], [OFFER, priced], TREE);
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([expected]);
  });
});
