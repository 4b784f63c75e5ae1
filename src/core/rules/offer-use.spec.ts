import { expect, it } from '@jest/globals';
import { aRule, aRulePack } from '../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { wordingLacks } from './offer-use.js';

const pack = aRulePack({ pack: 'renewal', rules: [aRule({ id: 'r' })] });

it('a channel that a rule uses the offer on and that it has no words for is named', () => {
  expect(wordingLacks(anOffer({ id: 'keep-them', wording: {} }), [pack])).toEqual([
    {
      path: '$.wording.email',
      code: 'OFFER_USED_WITHOUT_WORDING',
      params: { pack: 'renewal', rule: 'r', channel: 'email' },
    },
  ]);
  expect(wordingLacks(anOffer({ id: 'keep-them' }), [pack])).toEqual([]);
  expect(wordingLacks(anOffer({ id: 'another', wording: {} }), [pack])).toEqual([]);
});
