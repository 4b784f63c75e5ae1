import { describe, expect, it } from '@jest/globals';
import { localeOf } from './locale.js';

describe('the language a person is answered in', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['zh_CN.UTF-8', 'zh-CN'],
    ['en-US', 'en'],
    ['de', 'en'],
    ['zhuang', 'en'],
    [undefined, 'en'],
  ])('%s reads %s', (asked, locale) => {
    expect(localeOf(asked)).toBe(locale);
  });
});
