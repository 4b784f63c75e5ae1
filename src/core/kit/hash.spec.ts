import { describe, expect, it } from '@jest/globals';
import { bucket, doubleFnv32, fnv1a32, placeOf, shardOf } from './hash.js';

const utf8 = new TextEncoder();

describe('assignment by hashing', () => {
  it.each([
    ['seed', 'a', 505],
    ['seed', 'b', 2696],
    ['foo', 'ab', 2575],
    ['foo', 'def', 2019],
    ['global-holdout:2026Q1', 'cust-000001', 520],
    ['campaign:winback-D', 'cust-000001', 4719],
    ['holdout:global:2026Q1:', 'cust-000001', 6341],
    ['campaign:赢回:1:', '客户-000001', 5751],
    ['campaign:w:1:', '23', 7041],
    ['campaign:w:12:', '3', 9111],
  ])('bucket(%s, %s) is %d', (salt, unit, expected) => {
    expect(bucket(salt, unit)).toBe(expected);
  });

  it.each([
    ['', 2_166_136_261, 2 ** 32],
    ['a', 220, 1000],
    ['b', 77, 1000],
  ])('the raw hash of "%s"', (text, expected, modulo) => {
    expect(fnv1a32(utf8.encode(text)) % modulo).toBe(expected);
  });

  it.each([
    ['cust-000001', 480_810_642],
    ['7590-VHVEG', 4_261_126_680],
  ])('%s has its place %d', (id, place) => {
    expect(placeOf(id)).toBe(place);
    expect(shardOf(id)).toBe(place % 64);
  });

  it.each(['', 'cust-000001', '\u007f', 'ü', '客户-1', 'a\u0301b', '😀x', 'mixed ü and 1'])(
    '%j is hashed as its bytes in UTF-8, composed',
    (text) => {
      const once = fnv1a32(utf8.encode(text.normalize('NFC')));
      expect(doubleFnv32('', text)).toBe(fnv1a32(utf8.encode(String(once))));
    },
  );

  it('does not tell composed from decomposed letters', () => {
    expect(placeOf('é')).toBe(placeOf('e\u0301'));
  });
});
