import { expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../fact-block.js';
import { FactsAnswered } from './facts-answered.js';

const CATALOGUE = aCatalogue(
  aFact({ name: 'origin', type: 'text' }),
  aFact({ name: 'spend', type: 'number' }),
  aFact({ name: 'band', type: 'text' }),
);
const SHEETS = [{ origin: 'table', spend: 0 }, { origin: 'synthetic', band: 'LOW' }, { spend: 7 }];

it.each<[string, string | null, readonly string[], number]>([
  ['everybody', null, ['spend', 'band'], 3],
  ['one origin', 'synthetic', ['band'], 1],
  ['another, by a value of nothing', 'table', ['spend'], 1],
  ['one that nobody is of', 'elsewhere', [], 0],
])('over %s', (_case, origin, expected, customers) => {
  const answered = new FactsAnswered(['spend', 'band', 'spend'], origin);
  for (const [index, sheet] of SHEETS.entries()) {
    answered.add(blockOf([`c-${index}`], [sheet], answered.asked, CATALOGUE));
  }
  expect(['spend', 'band'].filter((fact) => answered.has(fact))).toEqual(expected);
  expect(answered.customers).toBe(customers);
});
