import { describe, expect, it } from '@jest/globals';
import { checkMarketingGrid, type GridRow } from './marketing-grid.js';

const words = { 'zh-CN': '字', en: 'words' };
const element = (id: string) => ({ id, title: words, about: words });
const row = (change: Partial<GridRow> = {}): GridRow => {
  return { id: 'valued', title: words, of: { fact: 'valueClass', value: 'HIGH' }, levers: [], cells: {}, ...change };
};
const fact = { name: 'valueClass', type: 'enum', unit: null, nullable: true, labels: words, values: ['LOW', 'HIGH'] };
const names = { catalogue: new Map([['valueClass', fact as never]]), levers: ['renewal'] };
const codes = (elements: readonly string[], rows: readonly GridRow[]) =>
  checkMarketingGrid({ elements: elements.map(element), rows }, names).map(({ path, code }) => `${path} ${code}`);

describe('the grid of segments and marketing elements', () => {
  it.each<[string, readonly string[], readonly GridRow[], readonly string[]]>([
    ['is empty', [], [], []],
    ['names what is known', ['price'], [row({ levers: ['renewal'], cells: { price: words } })], []],
    ['has a row of nobody who could be counted', ['price'], [{ id: 'all', title: words, levers: [], cells: {} }], []],
    ['has an element twice', ['price', 'price'], [], ['$.elements[1].id ID_TWICE']],
    ['has a row twice', [], [row(), row()], ['$.rows[1].id ID_TWICE']],
    ['asks a fact nobody knows', [], [row({ of: { fact: 'x', value: 'y' } })], ['$.rows[0].of.fact UNKNOWN_FACT']],
    [
      'asks a value the fact has not',
      [],
      [row({ of: { fact: 'valueClass', value: 'MID' } })],
      ['$.rows[0].of.value VALUE_NOT_ALLOWED'],
    ],
    ['names no lever', [], [row({ levers: ['luck'] })], ['$.rows[0].levers UNKNOWN_LEVER']],
    [
      'fills a column that is not there',
      [],
      [row({ cells: { price: words } })],
      ['$.rows[0].cells.price VALUE_NOT_ALLOWED'],
    ],
  ])('%s', (_case, elements, rows, expected) => {
    expect(codes(elements, rows)).toEqual(expected);
  });
});
