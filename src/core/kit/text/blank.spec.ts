import { describe, expect, it } from '@jest/globals';
import { isBlank } from './blank.js';

describe('a text that nobody would see', () => {
  it.each<[string, string, boolean]>([
    ['is empty', '', true],
    ['is spaces and ends of lines', ' \t\r\n\u3000\u00a0', true],
    ['is spaces without a width', '\u200b\u200b\ufeff\u2060', true],
    ['is a soft hyphen and a mark of direction', '\u00ad\u200e', true],
    ['is a filler', '\u3164\u2800', true],
    ['is none with one letter in it', '\u200ba', false],
    ['is none in Chinese', '您', false],
    ['is none where an emoji is joined', '👨‍👩‍👧', false],
  ])('%s', (_case, text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });
});
