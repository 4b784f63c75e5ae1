import { describe, expect, it } from '@jest/globals';
import { gsmOctets, smsEncodingOf, splitSms, ucs2Octets } from './sms-text.js';

describe('splitSms', () => {
  it.each([
    ['nothing at all', '', 'gsm7', [0]],
    ['160 plain letters are one', 'a'.repeat(160), 'gsm7', [160]],
    ['161 are two of 153 and 8', 'a'.repeat(161), 'gsm7', [153, 8]],
    ['80 euro signs are one', '€'.repeat(80), 'gsm7', [80]],
    ['an escape is not parted from its letter', `${'a'.repeat(152)}€${'b'.repeat(20)}`, 'gsm7', [152, 21]],
    ['70 Chinese letters are one', '潮'.repeat(70), 'ucs2', [70]],
    ['71 are two', '潮'.repeat(71), 'ucs2', [67, 4]],
    ['200 Chinese letters are three', '潮'.repeat(200), 'ucs2', [67, 67, 66]],
    ['one Chinese letter makes all of it UCS-2', `${'a'.repeat(70)}潮`, 'ucs2', [67, 4]],
    ['a surrogate pair is not parted', `${'潮'.repeat(66)}😀${'位'.repeat(10)}`, 'ucs2', [66, 12]],
    ['small c with cedilla is not in the alphabet', 'façade', 'ucs2', [6]],
  ])('%s', (_case, text, encoding, lengths) => {
    const split = splitSms(text);
    expect(split.encoding).toBe(encoding);
    expect(split.parts.map((part) => part.length)).toEqual(lengths);
    expect(split.parts.join('')).toBe(text);
  });

  it('counts an extended letter as two units', () => {
    expect(splitSms('a€').units).toBe(3);
    expect(splitSms('潮😀').units).toBe(3);
  });
});

describe('octets', () => {
  it.each([
    ['@', [0x00]],
    ['A', [0x41]],
    ['Æ', [0x1c]],
    ['à', [0x7f]],
    ['€', [0x1b, 0x65]],
    ['[x]', [0x1b, 0x3c, 0x78, 0x1b, 0x3e]],
  ])('of %s are those of GSM 03.38', (text, octets) => {
    expect([...gsmOctets(text)]).toEqual(octets);
  });

  it('of UCS-2 have the high octet first', () => {
    expect([...ucs2Octets('潮a')]).toEqual([0x6f, 0x6e, 0x00, 0x61]);
  });

  it.each([['\u001b'], ['\0'], ['潮']])('has none for %j in seven bits', (letter) => {
    expect(smsEncodingOf(letter)).toBe('ucs2');
    expect(() => gsmOctets(letter)).toThrow('outside the GSM alphabet');
  });
});
