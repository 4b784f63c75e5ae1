import { describe, expect, it } from '@jest/globals';
import { compilePattern } from './regex.js';

function found(source: string, text: string): boolean {
  const pattern = compilePattern(source);
  if ('code' in pattern) throw new Error(pattern.reason);
  return pattern.test(text);
}

describe('a pattern is found anywhere in a text', () => {
  it.each([
    ['5G', 'plan-5G-99', true],
    ['^5G', 'plan-5G-99', false],
    ['^5G-[0-9]{2}$', '5G-99', true],
    ['(?i)vip', 'a VIP plan', true],
    ['潮.汐', '潮😀汐', true],
    ['', 'anything', true],
  ])('%s in %s: %s', (source, text, expected) => {
    expect(found(source, text)).toBe(expected);
  });
});

describe('refused, with the reason', () => {
  it.each([
    ['an open bracket', '(', 'PATTERN_BAD'],
    ['a reference back', String.raw`(a)\1`, 'PATTERN_BAD'],
    ['a look ahead', '(?=a)', 'PATTERN_BAD'],
    ['a thousandfold of a thousand', '((a{100}){100}){100}', 'PATTERN_BAD'],
    ['one that is too large', '(.{900})(.{900})(.{900})', 'PATTERN_TOO_LARGE'],
  ])('%s', (_case, source, code) => {
    expect(compilePattern(source)).toMatchObject({ code, reason: expect.stringMatching(/./) });
  });
});

it('what hangs a backtracking engine takes no time', () => {
  const before = performance.now();
  expect(found('^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(20_000))).toBe(false);
  expect(found('(x+x+)+y', 'x'.repeat(20_000))).toBe(false);
  expect(performance.now() - before).toBeLessThan(2_000);
});
