import { describe, expect, it } from '@jest/globals';
import { PackedTexts } from './packed-texts.js';
import { textsToBytes } from './texts.js';

describe('texts that stay packed', () => {
  it.each<[string, readonly string[]]>([
    ['none', []],
    ['plain ones', ['c-1', 'c-2', 'c-30']],
    ['an empty one', ['', 'c-1', '']],
    ['ones of more bytes than characters', ['客-1', '客-2', 'é', '😀']],
  ])('%s are told one by one, all at once, and found by a guess however bad', (_case, texts) => {
    const packed = new PackedTexts(textsToBytes(texts));
    expect(packed.length).toBe(texts.length);
    expect(packed.all()).toEqual(texts);
    expect(texts.map((_text, place) => packed.at(place))).toEqual(texts);
    for (const guess of [-5, 0, 1, texts.length - 1, texts.length + 5]) {
      for (const text of texts) expect(texts[packed.placeOf(text, guess)]).toBe(text);
      expect(packed.placeOf('nobody', guess)).toBe(-1);
    }
  });

  it('bytes that are no texts are refused', () => {
    expect(() => new PackedTexts(textsToBytes(['c-1']).subarray(0, 8))).toThrow(RangeError);
    expect(() => new PackedTexts(Uint8Array.of(...textsToBytes(['c-1']), 7))).toThrow(RangeError);
  });
});
