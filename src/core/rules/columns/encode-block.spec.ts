import { describe, expect, it } from '@jest/globals';
import { blockOf } from '../../facts/fact-block.js';
import type { FactDefinition, FactType } from '../../facts/fact-catalogue.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { indexRules, type RuleIndex } from '../compile/rule-index.js';
import { checkedRows, encodeColumns, encodeFacts } from './encode-block.js';

function indexOf(all: readonly unknown[]): RuleIndex {
  const read = indexRules([{ conditions: { all } }], { allowUndefinedFacts: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function fact(name: string, type: FactType): readonly [string, FactDefinition] {
  return [name, { name, type, unit: null, nullable: true, labels: { 'zh-CN': name, en: name } } as FactDefinition];
}

const CATALOGUE = new Map([
  fact('spend', 'number'),
  fact('senior', 'boolean'),
  fact('exit', 'day'),
  fact('band', 'enum'),
]);
const INDEX = indexOf([
  { fact: 'spend', operator: 'lessThan', value: 5 },
  { fact: 'spend', operator: 'equal', value: 5, path: '$.amount' },
  { fact: 'senior', operator: 'equal', value: true },
  { fact: 'exit', operator: 'lessThan', value: '2026-01-01' },
  { fact: 'band', operator: 'in', value: ['LOW', 'MID'] },
]);
const SHEETS: readonly FactSheet[] = [
  { spend: 4, senior: true, exit: '2025-12-31', band: 'LOW' },
  { spend: 5, senior: false, exit: '2026-01-01', band: 'HIGH' },
  { spend: null, senior: null, exit: null, band: null },
  { spend: -0, senior: true, exit: '2025-12-31', band: 'MID' },
];

it('columns are encoded as their sheets are', () => {
  const block = blockOf(['a', 'b', 'c', 'd'], SHEETS, [...CATALOGUE.keys()], CATALOGUE);
  const [expected] = encodeFacts(INDEX, SHEETS, 128);
  expect(encodeColumns(INDEX, block, 0, 128)).toEqual(expected);
});

it('a part of a block can be taken, and behind its end there is nobody', () => {
  const block = blockOf(['a', 'b', 'c', 'd'], SHEETS, [...CATALOGUE.keys()], CATALOGUE);
  const [expected] = encodeFacts(INDEX, SHEETS.slice(3), 128);
  expect(encodeColumns(INDEX, block, 3, 128)).toEqual(expected);
  expect(encodeColumns(INDEX, block, 9, 128).n).toBe(0);
});

it('a column nobody read is a fault', () => {
  const block = blockOf(['a'], [{ spend: 1 }], ['spend'], CATALOGUE);
  expect(() => encodeColumns(INDEX, block)).toThrow('no column senior');
});

describe('blocks of customers', () => {
  it('are full but for the last one', () => {
    const customers = Array.from({ length: 300 }, () => ({ spend: 1 }));
    expect([...encodeFacts(INDEX, customers, 128)].map(({ n }) => n)).toEqual([128, 128, 44]);
    expect([...encodeFacts(INDEX, [], 128)]).toEqual([]);
  });

  it('name the rows that are in no cell', () => {
    const customers = [{ spend: 1 }, { spend: () => 1 }, { spend: new Date(0) }];
    expect([...encodeFacts(INDEX, customers, 128)].map(({ irregular }) => irregular)).toEqual([[1, 2]]);
  });

  it.each([0, 100, 130, 8_192, 128.5])('cannot have %d rows', (rows) => {
    expect(() => checkedRows(rows)).toThrow('a multiple of 128');
  });
});
