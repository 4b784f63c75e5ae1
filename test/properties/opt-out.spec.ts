import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeProfile } from '../../src/core/customer/change-customer.js';
import { type Consent, consentOf, withdrawn } from '../../src/core/customer/consent.js';
import { foldAnswer, keywordOf } from '../../src/core/policy/sender/opt-out-keyword.js';
import { aConsent, aCustomer } from '../builders/a-customer.js';
import { SHIPPED_SENDER } from '../builders/shipped-sender.js';

const { keywords } = SHIPPED_SENDER.sms.optOut;
const edge = fc.array(fc.constantFrom(...' \t\r\n　。.!！“”"\''), { maxLength: 6 }).map((marks) => marks.join(''));
const wide = (letter: string) => (/[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter);
/** A keyword as people write it: letter by letter in any case and width. */
const typed = (keyword: string) =>
  fc
    .array(fc.record({ isSmall: fc.boolean(), isWide: fc.boolean() }), {
      minLength: keyword.length,
      maxLength: keyword.length,
    })
    .map((how) =>
      [...keyword]
        .map((letter, at) => (how[at]?.isSmall ? letter.toLowerCase() : letter))
        .map((letter, at) => (how[at]?.isWide ? wide(letter) : letter))
        .join(''),
    );

describe('a keyword', () => {
  it('is understood however it is typed', () => {
    const answers = fc
      .constantFrom(...keywords)
      .chain((keyword) => fc.tuple(fc.constant(keyword), edge, typed(keyword), edge));
    fc.assert(
      fc.property(answers, ([keyword, before, word, after]) => {
        expect(keywordOf(before + word + after, keywords)).toBe(keyword);
      }),
    );
  });

  it('is nothing else: what is understood folds to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (text) => {
        const keyword = keywordOf(text, keywords);
        expect(keyword === null || foldAnswer(keyword) === foldAnswer(text)).toBe(true);
      }),
    );
  });
});

describe('words on one consent', () => {
  it('end with the newest, in whatever order they are told: at one instant the no', () => {
    const word = fc.record({ day: fc.integer({ min: 1, max: 6 }), granted: fc.boolean() });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const told = (known: readonly Consent[], { day, granted }: (typeof words)[number]) => {
          const at = new Date(Date.UTC(2026, 9, day, granted ? 0 : 12));
          const evidence = { message: `mo-${day}`, keyword: 'TD' };
          const one = aConsent({ at, granted });
          if (!granted) return withdrawn(known, { ...one, evidence }) ?? known;
          const { personal: _none, ...profile } = aCustomer({ consents: known });
          return changeProfile(profile, { customer: aCustomer({ consents: [one] }) }).consents;
        };
        const known = words.reduce(told, [] as readonly Consent[]);
        const newest = Math.max(...words.map(({ day, granted }) => day * 2 + (granted ? 0 : 1)));
        expect(consentOf(known, 'sms', 'marketing')?.granted).toBe(newest % 2 === 0);
      }),
    );
  });
});
