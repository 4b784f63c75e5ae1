import { describe, expect, it } from '@jest/globals';
import { aRulePack } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { offersWithoutWords } from './offer-words.js';

const pack = aRulePack();
const { offerId, channel } = pack.rules[0]?.event.params ?? { offerId: '', channel: 'email' };
const wording = anOffer().wording;

describe('offers of a pack without words for their channel', () => {
  it.each([
    ['none', [anOffer({ id: offerId })], []],
    ['an offer without a word', [anOffer({ id: offerId, wording: {} })], ['$.rules[0].event.params.channel']],
    ['an offer nobody knows is another’s problem', [anOffer({ id: 'other', wording })], []],
  ])('%s', (_case, offers, expected) => {
    const found = offersWithoutWords({ ...pack, rules: pack.rules.slice(0, 1) }, offers);
    expect(found.map(({ path }) => path)).toEqual(expected);
    for (const { code, params } of found)
      expect([code, params]).toEqual(['OFFER_WITHOUT_WORDS', { offer: offerId, channel }]);
  });
});
