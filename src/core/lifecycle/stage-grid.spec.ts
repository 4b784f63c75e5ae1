import { expect, it } from '@jest/globals';
import { columnOf } from '../facts/fact-block.js';
import type { FactDefinition } from '../facts/fact-catalogue.js';
import { StageGrid } from './stage-grid.js';

const fact = (name: string, type: 'enum' | 'boolean'): FactDefinition => {
  return { name, type, unit: null, nullable: true, labels: { 'zh-CN': name, en: name } };
};

it('counts customers by stage and class at once, block after block', () => {
  const grid = new StageGrid();
  const stages = fact('stage', 'enum');
  grid.add(columnOf(['C', 'D', null], stages), columnOf(['HIGH', 'HIGH', 'LOW'], fact('class', 'enum')));
  grid.add(columnOf(['C'], stages), columnOf([null], fact('class', 'enum')));
  expect(grid.customers).toBe(4);
  expect(grid.cells).toEqual([
    { stage: 'C', value: 'HIGH', customers: 1 },
    { stage: 'C', value: 'NONE', customers: 1 },
    { stage: 'D', value: 'HIGH', customers: 1 },
    { stage: 'NONE', value: 'LOW', customers: 1 },
  ]);
});

it('counts a yes and a no by their names', () => {
  const grid = new StageGrid();
  grid.add(columnOf(['C', 'C'], fact('stage', 'enum')), columnOf([true, false], fact('vip', 'boolean')));
  expect(grid.cells.map(({ value }) => value)).toEqual(['true', 'false']);
});
