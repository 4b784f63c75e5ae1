import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../../web/src/parts/csv.ts';
import { readDay, readLocalTime, withDashes } from '../../web/src/parts/day-text.ts';
import { matcherOf, plainMatcher } from '../../web/src/parts/pinyin.ts';
import { placesOf, type Question, readTable } from '../../web/src/parts/reading.ts';
import { sortKeys } from '../../web/src/parts/sort-key.ts';
import { addFunnels } from '../../web/src/screens/home/add-funnels.ts';

describe('an exported table', () => {
  it('opens in a spreadsheet as text, whatever somebody typed', () => {
    const rows = [['=1+1', '+86', '-5', '@x', '＝1', 'a,b', 'say "x"', '客户']];
    expect(csvOf(rows)).toBe('\uFEFF\'=1+1,\'+86,-5,\'@x,\'＝1,"a,b","say ""x""",客户\r\n');
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
});

describe('what is asked of a table', () => {
  type Row = { readonly name: string; readonly n: number | null };
  const ROWS: readonly Row[] = [
    { name: '流量包', n: 10 },
    { name: '宽带', n: null },
    { name: '语音包', n: 9 },
    { name: '宽带', n: 10 },
  ];
  const kindOf = ({ name }: Row) => (name.endsWith('包') ? '包' : '线');
  const COLUMNS = [
    { key: 'name', value: ({ name }: Row) => name, filter: kindOf },
    { key: 'n', value: ({ n }: Row) => n },
  ];
  const ANY: Question = { typed: '', match: plainMatcher, sort: null, filters: {} };
  const asked = (question: Partial<Question>) => [
    ...placesOf(readTable(ROWS, COLUMNS), ROWS.length, { ...ANY, ...question }),
  ];

  it.each<{ readonly what: string; readonly question: Partial<Question>; readonly places: readonly number[] }>([
    { what: 'nothing', question: {}, places: [0, 1, 2, 3] },
    {
      what: 'numbers by their size, nothing first',
      question: { sort: { key: 'n', direction: 'ascend' } },
      places: [1, 2, 0, 3],
    },
    {
      what: 'the other way, equals as they stood',
      question: { sort: { key: 'n', direction: 'descend' } },
      places: [0, 3, 2, 1],
    },
    {
      what: 'texts by the dictionary',
      question: { sort: { key: 'name', direction: 'ascend' } },
      places: [1, 3, 0, 2],
    },
    { what: 'one value of a filter', question: { filters: { name: ['包'] } }, places: [0, 2] },
    { what: 'a filter that was let go of', question: { filters: { name: [] } }, places: [0, 1, 2, 3] },
    { what: 'a column there is none of', question: { filters: { gone: ['x'] } }, places: [0, 1, 2, 3] },
    { what: 'what is typed, in any column', question: { typed: ' 10 ' }, places: [0, 3] },
    {
      what: 'all at once',
      question: { typed: '1', sort: { key: 'name', direction: 'ascend' }, filters: { name: ['包', '线'] } },
      places: [3, 0],
    },
  ])('is answered: $what', ({ question, places }) => {
    expect(asked(question)).toEqual(places);
  });

  it('reads each row once, whether at once or in steps', () => {
    let reads = 0;
    const value = ({ n }: Row) => {
      reads += 1;
      return n;
    };
    const reading = readTable(ROWS, [{ key: 'n', value }]);
    const steps = reading.steps();
    while (!steps.next().done);
    placesOf(reading, ROWS.length, { ...ANY, typed: '1', sort: { key: 'n', direction: 'descend' } });
    expect(reads).toBe(ROWS.length);
  });

  it('orders as comparing does, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer())), (numbers) => {
        const reading = readTable(numbers, [{ key: 'n', value: (n) => n }]);
        const places = placesOf(reading, numbers.length, { ...ANY, sort: { key: 'n', direction: 'ascend' } });
        const least = Number.NEGATIVE_INFINITY;
        const expected = numbers.map((n) => n ?? least).sort((a, b) => (a === b ? 0 : a - b));
        expect([...places].map((place) => numbers[place] ?? least)).toEqual(expected);
      }),
    );
  });
});

describe('looking up by pinyin', () => {
  const SOUNDS: Readonly<Record<string, readonly string[]>> = {
    活: ['huo'],
    动: ['dong'],
    银: ['yin'],
    行: ['hang', 'xing'],
    重: ['zhong', 'chong'],
    绿: ['lü'],
  };
  const match = matcherOf((letter) => SOUNDS[letter] ?? []);

  it.each([
    ['新活动', 'hd', true],
    ['新活动', 'huodong', true],
    ['新活动', 'huodo', true],
    ['新活动', 'huo d', true],
    ['新活动', 'hud', false],
    ['新活动', 'dh', false],
    ['新活动', '活', true],
    ['银行', 'yinhang', true],
    ['银行', 'yx', true],
    ['重行', 'zhh', true],
    ['绿', 'lv', true],
    ['Win-back', 'WIN', true],
    ['Win-back', 'hd', false],
  ])('%s by %s: %s', (text, typed, expected) => {
    expect(match(text, typed)).toBe(expected);
  });
});

describe('funnels of several runs', () => {
  const row = (key: string, parent: string | null, count: number) => {
    const words = { 'zh-CN': key, en: key };
    return { key, parent, count, words, step: 'matched' as const, channel: null, code: null };
  };
  it('are added row by row, every part under its whole, in the order of the stages', () => {
    const sum = addFunnels([
      [row('evaluated', null, 10), row('matched', 'evaluated', 4), row('scheduled', 'matched', 4)],
      [row('evaluated', null, 5), row('matched', 'evaluated', 3), row('refused.X', 'matched', 1)],
    ]);
    expect(sum.map(({ key, count }) => [key, count])).toEqual([
      ['evaluated', 15],
      ['matched', 7],
      ['refused.X', 1],
      ['scheduled', 4],
    ]);
  });
});

describe('a day that is typed', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    [' 2026/1/5 ', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['01/31/2026', null],
    ['2026-01', null],
    ['', null],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each([
    ['2026-01-31 09:30', '2026-01-31T09:30'],
    ['2026-1-31T9:30', '2026-01-31T09:30'],
    ['2026-01-31 24:00', null],
    ['2026-01-31 09:60', null],
    ['2026-01-31', null],
    ['2026-01-31 09:30 x', null],
  ])('with a time, %s is %s', (text, time) => {
    expect(readLocalTime(text)).toBe(time);
  });

  it('gets its dashes, and keeps them off for who deletes', () => {
    let text = '';
    for (const digit of '20260131') text = withDashes(text + digit, text);
    expect(text).toBe('2026-01-31');
    expect(withDashes('2026', '2026-')).toBe('2026');
  });
});
