import { expect, it } from '@jest/globals';
import { hexOfText, textOfHex } from './hex-text.js';

it.each(['', 'c-1', '客户|1', 'a b/c', '😀'])('comes back as it was: “%s”', (text) => {
  expect(hexOfText(text)).toMatch(/^(?:[0-9a-f]{2})*$/);
  expect(textOfHex(hexOfText(text))).toBe(text);
});

it('bytes of no text are none', () => {
  expect(textOfHex('ff')).toBeNull();
});
