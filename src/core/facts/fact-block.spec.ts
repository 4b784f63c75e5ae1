import { describe, expect, it } from '@jest/globals';
import { FIELD_FACTS } from '../../../test/builders/field-facts.js';
import { blockOf, monthsAt, sheetAt } from './fact-block.js';
import type { FactDefinition, FactType } from './fact-catalogue.js';
import type { FactValue } from './fact-sheet.js';

function fact(name: string, type: FactType): readonly [string, FactDefinition] {
  return [name, { name, type, unit: null, nullable: true, labels: { 'zh-CN': name, en: name } }];
}

const CATALOGUE = new Map([
  fact('spend', 'number'),
  fact('senior', 'boolean'),
  fact('exitDate', 'day'),
  fact('band', 'enum'),
  fact('plan', 'text'),
]);
const NAMES = [...CATALOGUE.keys()];

it('a sheet comes back as it went in', () => {
  const sheets = [
    { spend: 12.5, senior: true, exitDate: '2026-10-31', band: 'HIGH', plan: '' },
    { spend: -0.1, senior: false, exitDate: '1969-12-31', band: 'LOW', plan: '潮' },
    { spend: null, senior: null, exitDate: null, band: null, plan: null },
    { spend: 0, senior: false, exitDate: '1970-01-01', band: 'HIGH', plan: 'x' },
  ];
  const block = blockOf(['a', 'b', 'c', 'd'], sheets, NAMES, CATALOGUE);
  expect(block.n).toBe(4);
  expect(sheets.map((_sheet, index) => sheetAt(block, index))).toEqual(sheets);
});

describe('what is no value of its type is missing', () => {
  it.each<[string, FactValue]>([
    ['spend', '12'],
    ['spend', Number.NaN],
    ['spend', Number.POSITIVE_INFINITY],
    ['senior', 1],
    ['exitDate', '2026-02-30'],
    ['exitDate', 20_000],
    ['band', 1],
    ['plan', true],
  ])('%s: %j', (name, value) => {
    expect(sheetAt(blockOf(['a'], [{ [name]: value }], [name], CATALOGUE), 0)).toEqual({ [name]: null });
  });
});

it('the same text is once in the dictionary', () => {
  const sheets = ['A', 'B', 'A', null].map((plan) => ({ plan }));
  const block = blockOf(['a', 'b', 'c', 'd'], sheets, ['plan'], CATALOGUE);
  expect(block.columns.get('plan')).toMatchObject({ kind: 'dict', dictionary: ['A', 'B'] });
});

it('a name no catalogue knows is a fault, and so are ids without sheets', () => {
  expect(() => blockOf(['a'], [{}], ['shoeSize'], CATALOGUE)).toThrow('shoeSize');
  expect(() => blockOf(['a', 'b'], [{}], ['plan'], CATALOGUE)).toThrow('2 ids beside 1 sheets');
});

it('an empty block has its columns', () => {
  expect(blockOf([], [], NAMES, CATALOGUE).columns.size).toBe(5);
});

describe('a series', () => {
  const year = [1, 2, null, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const blockWith = (...series: readonly FactValue[]) => {
    const sheets = series.map((spendByMonth) => ({ spendByMonth }));
    return blockOf(
      sheets.map((_sheet, index) => `c-${index}`),
      sheets,
      ['spendByMonth'],
      FIELD_FACTS,
    );
  };

  it.each<[string, FactValue, FactValue]>([
    ['comes back with its gaps', year, year],
    ['without a month it had too early', [0, ...year], year],
    ['with gaps for months before the first', [11, 12], [...Array(10).fill(null), 11, 12]],
    ['dirt is a gap', [...year.slice(0, 11), Number.NaN], [...year.slice(0, 11), null]],
    ['nothing known is not missing', [], Array(12).fill(null)],
    ['missing stays missing', null, null],
    ['what is no series is missing', '12', null],
  ])('%s', (_case, given, expected) => {
    const block = blockWith(year, given, year);
    expect([0, 1, 2].map((index) => sheetAt(block, index).spendByMonth)).toEqual([year, expected, year]);
  });

  it('gives its newest months', () => {
    const column = blockWith(null, year).columns.get('spendByMonth');
    expect(column?.kind === 'series' && monthsAt(column, 1, 3)).toEqual([10, 11, 12]);
    expect(column).toMatchObject({ width: 12, known: { length: 3 } });
  });

  it('must say how many months it holds', () => {
    const [name, definition] = fact('usage', 'series');
    expect(() => blockOf(['a'], [{}], [name], new Map([[name, definition]]))).toThrow('how many months');
  });
});

describe('a list', () => {
  const bill = { amount: 12.5, dueOn: '2026-11-30', paid: false, channel: 'app' };
  const NONE = { amount: null, dueOn: null, paid: null, channel: null };
  it('comes back element by element, dirt missing in its field only', () => {
    const sheets: readonly { readonly bills: FactValue }[] = [
      { bills: [bill, { amount: '12' as never, other: 1 }] },
      { bills: [] },
      { bills: null },
      { bills: [null as never] },
      { bills: [bill] },
    ];
    const block = blockOf(['a', 'b', 'c', 'd', 'e'], sheets, ['bills'], FIELD_FACTS);
    expect(sheets.map((_sheet, index) => sheetAt(block, index).bills)).toEqual([[bill, NONE], [], null, null, [bill]]);
    expect(block.columns.get('bills')).toMatchObject({ offsets: Uint32Array.of(0, 2, 2, 2, 2, 3) });
  });

  it('must say what its elements hold', () => {
    const [name, definition] = fact('devices', 'list');
    expect(() => blockOf(['a'], [{}], [name], new Map([[name, definition]]))).toThrow('what its elements hold');
  });
});
