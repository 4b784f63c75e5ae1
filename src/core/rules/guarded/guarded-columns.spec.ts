import { expect, it } from '@jest/globals';
import { asks, fieldPack } from '../../../../test/builders/asked-leaves.js';
import { FIELD_FACTS } from '../../../../test/builders/field-facts.js';
import { blockOf } from '../../facts/fact-block.js';
import { scalarKernel } from '../columns/scalar-kernel.js';
import type { CompiledPack } from '../program.js';
import { GuardedColumns } from './guarded-columns.js';
import { indexPack } from './guarded-index.js';

const PACK = fieldPack({ all: [asks('tenureMonths', 'lessThan', 3)] }, { all: [asks('senior', 'equal', true)] });
const columnsOf = (pack: CompiledPack) =>
  new GuardedColumns(indexPack(pack, null, { possible: false }), scalarKernel());

function block(n: number) {
  const sheets = Array.from({ length: n }, (_one, at) => ({ tenureMonths: at % 10, senior: at % 2 === 0 }));
  return blockOf(sheets.map(String), sheets, PACK.facts, FIELD_FACTS);
}

it('a block is matched part by part, rows counted from where the part begins', () => {
  const parts: unknown[] = [];
  for (const { from, n, starts, rules } of columnsOf(PACK).matches(block(2_050))) {
    parts.push({ from, n, first: [...rules.subarray(starts[0], starts[1])] });
  }
  expect(parts).toEqual([
    { from: 0, n: 2_048, first: [0, 1] },
    { from: 2_048, n: 2, first: [1] },
  ]);
});

it('counts are of the whole block', () => {
  expect([...columnsOf(PACK).counts(block(2_050))]).toEqual([615, 1_025]);
});

it('nobody to ask, or nothing to be asked', () => {
  expect([...columnsOf(PACK).matches(block(0))]).toEqual([]);
  expect([...columnsOf(fieldPack()).matches(block(3))].map(({ n, rules }) => [n, rules.length])).toEqual([[3, 0]]);
});
