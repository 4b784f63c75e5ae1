import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../../web/src/parts/csv.ts';
import { readOnce } from '../../web/src/parts/reading.ts';
import { sortKeys } from '../../web/src/parts/sort-key.ts';
import { addFunnels } from '../../web/src/screens/home/add-funnels.ts';

describe('an exported table', () => {
  it('opens in a spreadsheet as text, whatever somebody typed', () => {
    const rows = [['=1+1', '+86', '-5', '@x', 'a,b', 'say "x"', '客户']];
    expect(csvOf(rows)).toBe('\uFEFF\'=1+1,\'+86,-5,\'@x,"a,b","say ""x""",客户\r\n');
  });
});

function ordered(texts: readonly string[]): readonly string[] {
  const keys = sortKeys(texts);
  const byKey = texts.map((text, at) => ({ text, key: keys[at] ?? '' }));
  return byKey.sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key)).map(({ text }) => text);
}

describe('the order of a list', () => {
  it.each([
    {
      what: 'numbers by their size',
      texts: ['offer-10', 'offer-9', 'offer-100'],
      as: ['offer-9', 'offer-10', 'offer-100'],
    },
    { what: 'Chinese by its pinyin', texts: ['周', '阿', '李', '陈'], as: ['阿', '陈', '李', '周'] },
    { what: 'what is short before what goes on', texts: ['套餐升级', '套餐'], as: ['套餐', '套餐升级'] },
    { what: 'zeros before a number as nothing', texts: ['a010', 'a9'], as: ['a9', 'a010'] },
    { what: 'days as they follow each other', texts: ['2026-11-02', '2026-02-11'], as: ['2026-02-11', '2026-11-02'] },
  ])('has $what', ({ texts, as }) => {
    expect(ordered(texts)).toEqual(as);
  });

  it('is that of the dictionary, letter for letter', () => {
    const dictionary = new Intl.Collator('zh-CN');
    const letters = fc.constantFrom(...'套餐宽带流量阿陈李周春夏秋冬abcxyz');
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 2 }), (some) => {
        expect(ordered(some)).toEqual([...some].sort(dictionary.compare));
      }),
    );
  });

  it('reads each row once, puts nothing first and asks numbers for their size', () => {
    const rows = [{ n: 10 }, { n: null }, { n: 9 }];
    let reads = 0;
    const { compare, text } = readOnce(
      {
        value: ({ n }: { readonly n: number | null }) => {
          reads += 1;
          return n;
        },
      },
      rows,
    );
    expect([...rows].sort(compare).map(({ n }) => n)).toEqual([null, 9, 10]);
    expect(rows.map(text)).toEqual(['10', '', '9']);
    expect(reads).toBe(rows.length);
  });
});

describe('funnels of several runs', () => {
  const row = (key: string, parent: string | null, count: number) => {
    const words = { 'zh-CN': key, en: key };
    return { key, parent, count, words, step: 'matched' as const, channel: null, code: null };
  };
  it('are added row by row, every part under its whole', () => {
    const sum = addFunnels([
      [row('evaluated', null, 10), row('matched', 'evaluated', 4), row('scheduled', 'matched', 4)],
      [row('evaluated', null, 5), row('matched', 'evaluated', 3), row('refused.X', 'matched', 1)],
    ]);
    expect(sum.map(({ key, count }) => [key, count])).toEqual([
      ['evaluated', 15],
      ['matched', 7],
      ['scheduled', 4],
      ['refused.X', 1],
    ]);
  });
});
