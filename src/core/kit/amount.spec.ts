import { describe, expect, it } from '@jest/globals';
import { amountIn } from './amount.js';

describe('an amount', () => {
  it.each([
    ['CNY', 7_000, 'zh-CN', 'auto', '¥70.00'],
    ['CNY', 7_000, 'zh-CN', 'stripIfInteger', '¥70'],
    ['CNY', 7_050, 'zh-CN', 'stripIfInteger', '¥70.50'],
    ['CNY', 7_000, 'en', 'auto', 'CN¥70.00'],
    ['USD', 7_000, 'en', 'auto', '$70.00'],
    ['JPY', 7_000, 'en', 'auto', '¥7,000'],
    ['KWD', 7_000, 'en', 'stripIfInteger', 'KWD\u00a07'],
  ] as const)('%s %d in %s, zeros %s: %s', (currency, minor, locale, zeros, text) => {
    expect(amountIn(currency, minor, locale, zeros)).toBe(text);
    expect(amountIn(currency, minor, locale, zeros)).toBe(text);
  });

  it('of what is no currency is a fault each time', () => {
    for (const _time of [1, 2]) expect(() => amountIn('yen', 1, 'en')).not.toThrow();
    for (const _time of [1, 2]) expect(() => amountIn('money', 1, 'en')).toThrow(RangeError);
  });

  it('is written rightly of more currencies than are kept', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((a) => letters.map((b) => `Q${a}${b}`));
    for (const code of codes) expect(amountIn(code, 100, 'en')).toContain('1.00');
  });
});
