import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../kit/locale.js';
import { hasWords, problemWords, say, WORD_TABLES, wordsOf } from './say.js';

describe('say', () => {
  it('fills the params', () => {
    expect(say('en', 'UNKNOWN_FACT', { fact: 'shoeSize' })).toBe('There is no fact named shoeSize.');
    expect(say('zh-CN', 'UNKNOWN_FACT', { fact: 'shoeSize' })).toBe('没有名为 shoeSize 的指标。');
  });

  it('leaves what is not given, and never looks further than the params', () => {
    expect(say('en', 'UNKNOWN_FACT')).toContain('{fact}');
    expect(say('en', 'UNKNOWN_FACT', { fact: '{fact}' })).toContain('{fact}');
  });

  it('throws for a code nobody wrote words for', () => {
    expect(() => say('en', 'NO_SUCH_CODE')).toThrow('NO_SUCH_CODE');
    expect(() => say('en', 'toString')).toThrow('toString');
    expect(hasWords('NO_SUCH_CODE')).toBe(false);
  });

  it('a problem reads in both languages', () => {
    expect(problemWords({ path: '$', code: 'EMPTY_LIST' })).toEqual(wordsOf('EMPTY_LIST'));
  });
});

describe('the tables', () => {
  it('hold each code once', () => {
    const codes = WORD_TABLES.flatMap((table) => Object.keys(table));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('ask for the same params in both languages', () => {
    const paramsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    const uneven = WORD_TABLES.flatMap((table) => Object.entries(table)).filter(
      ([, words]) => new Set(LOCALES.map((locale) => paramsOf(words[locale]).join())).size > 1,
    );
    expect(uneven).toEqual([]);
  });
});
