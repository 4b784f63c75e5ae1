import { expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import { namedValue, rowsIn } from './cell.js';

const SHEETS = [{ arpuBand: 'LOW' }, { arpuBand: 'HIGH' }, {}, { arpuBand: 'LOW' }];
const BLOCK = blockOf(['a', 'b', 'c', 'd'], SHEETS, ['arpuBand'], FIVE_FACTS);

it.each([
  ['who has a value', [{ fact: 'arpuBand', value: 'LOW' }], [0, 3]],
  ['who has none', [{ fact: 'arpuBand', value: 'NONE' }], [2]],
  ['nobody where nobody has it', [{ fact: 'arpuBand', value: 'MID' }], []],
  ['everybody where none is named', [], [0, 1, 2, 3]],
  [
    'who has both',
    [
      { fact: 'arpuBand', value: 'LOW' },
      { fact: 'arpuBand', value: 'HIGH' },
    ],
    [],
  ],
])('a cell counts %s', (_case, cell, rows) => {
  expect([...rowsIn(BLOCK, cell)]).toEqual(rows);
});

it('a value is named as counts name it, and a fact that was not read is a fault', () => {
  expect([0, 2].map((row) => namedValue(BLOCK, 'arpuBand', row))).toEqual(['LOW', 'NONE']);
  expect(() => namedValue(BLOCK, 'tenureMonths', 0)).toThrow('lacks tenureMonths');
});
