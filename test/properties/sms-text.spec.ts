import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gsmOctets, SMS_LIMITS, splitSms, ucs2Octets } from '../../src/core/delivery/sms-text.js';

const letter = fc.oneof(
  fc.constantFrom(...'abc XYZ019@é€[]^\n'),
  fc.constantFrom(...'潮位è'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const text = fc.oneof(
  fc.array(fc.constantFrom(...'abc XYZ019@é€[]^~|\\{}\n'), { maxLength: 500 }).map((letters) => letters.join('')),
  fc.array(letter, { maxLength: 300 }).map((letters) => letters.join('')),
);
const octetsOf = (part: string, encoding: 'gsm7' | 'ucs2') =>
  encoding === 'gsm7' ? gsmOctets(part).length : ucs2Octets(part).length / 2;

describe('a split SMS', () => {
  it('joined is the text, and no part is over its limit', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const { encoding, parts } = splitSms(whole);
        const limit = parts.length === 1 ? SMS_LIMITS[encoding].single : SMS_LIMITS[encoding].part;
        expect(parts.join('')).toBe(whole);
        expect(parts.length === 1 || parts.every((part) => part !== '')).toBe(true);
        for (const part of parts) expect(octetsOf(part, encoding)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('never parts a surrogate pair', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const halves = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/;
        fc.pre(whole.isWellFormed());
        expect(splitSms(whole).parts.some((part) => halves.test(part))).toBe(false);
      }),
    );
  });

  it('has as few parts as can be', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2_000 }), fc.boolean(), (length, chinese) => {
        const limits = SMS_LIMITS[chinese ? 'ucs2' : 'gsm7'];
        const parts = splitSms((chinese ? '潮' : 'a').repeat(length)).parts.length;
        expect(parts).toBe(length <= limits.single ? 1 : Math.ceil(length / limits.part));
      }),
    );
  });
});
