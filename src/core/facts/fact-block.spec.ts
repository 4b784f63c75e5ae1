import { describe, expect, it } from '@jest/globals';
import { blockOf, sheetAt } from './fact-block.js';
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
