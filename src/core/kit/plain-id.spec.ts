import { describe, expect, it } from '@jest/globals';
import { ID_LENGTH, isPlainId } from './plain-id.js';

describe('a plain id', () => {
  it.each<[string, unknown, boolean]>([
    ['words with hyphens', 'win-back-2', true],
    ['capitals', 'Win-back', false],
    ['two hyphens', 'win--back', false],
    ['nothing', '', false],
    ['no text', 7, false],
    ['the longest', 'a'.repeat(ID_LENGTH), true],
    ['longer than that', 'a'.repeat(ID_LENGTH + 1), false],
  ])('%s', (_case, value, expected) => {
    expect(isPlainId(value)).toBe(expected);
  });
});
