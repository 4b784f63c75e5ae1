import { describe, expect, it } from '@jest/globals';
import { base32, RandomIds } from './random-ids.js';

describe('base32 of RFC 4648, lower case, no padding', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('"%s" is "%s"', (text, expected) => {
    expect(base32(Buffer.from(text))).toBe(expected);
  });
});

describe('ids', () => {
  const ids = new RandomIds();

  it('show the same id always in the same form', () => {
    expect(ids.publicId('dec', 'run|customer')).toBe(ids.publicId('dec', 'run|customer'));
    expect(ids.publicId('dec', 'run|customer')).toMatch(/^dec_[a-z2-7]{52}$/);
    expect(ids.publicId('out', 'run|customer').slice(4)).toBe(ids.publicId('dec', 'run|customer').slice(4));
    expect(ids.publicId('dec', '')).toBe('dec_4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq');
  });

  it('draw tokens that do not repeat', () => {
    const tokens = Array.from({ length: 1_000 }, () => ids.token());
    expect(new Set(tokens).size).toBe(1_000);
    expect(tokens.every((token) => /^[a-z2-7]{32}$/.test(token))).toBe(true);
  });

  it('hash in hex', () => {
    expect(ids.hash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
