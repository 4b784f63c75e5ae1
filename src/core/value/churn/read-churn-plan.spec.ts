import { expect, it } from '@jest/globals';
import { CHURN_CATALOGUE } from '../../../../test/builders/a-churn-plan.js';
import type { FactDefinition } from '../../facts/fact-catalogue.js';
import { readChurnPlan } from './read-churn-plan.js';

const labels = { 'zh-CN': '值', en: 'value' };
const common = { unit: null, nullable: true, labels };
const GIVEN: readonly FactDefinition[] = [
  { ...common, name: 'churnBand', type: 'enum', values: ['LOW', 'HIGH'] },
  {
    ...common,
    name: 'churnReasons',
    type: 'list',
    fields: [{ ...common, name: 'reason', type: 'enum', values: ['tenure', 'fibre'] }],
  },
];
const CATALOGUE = new Map([...CHURN_CATALOGUE, ...GIVEN.map((one): [string, FactDefinition] => [one.name, one])]);

const PLAN = {
  attributes: [
    { name: 'tenure', fact: 'tenureMonths', cuts: [6, 12] },
    { name: 'fibre', holds: ['fibre'], values: ['fibre', 'none'] },
  ],
  mostBins: 10,
  mostExamples: 5_000,
  scale: { atOdds: 600, odds: 50, doubling: 20 },
  bands: [
    { to: 500, band: 'HIGH' },
    { from: 500, band: 'LOW' },
  ],
  origin: null,
  label: {
    churned: { all: [{ fact: 'relationship', operator: 'equal', value: 'former' }] },
    stayed: { all: [{ fact: 'relationship', operator: 'equal', value: 'current' }] },
  },
  split: 'split:table:1:',
  bar: { auc: 0.8, lift: 2 },
  drift: { watch: 0.1, act: 0.25 },
  reasons: 3,
};

it('reads what is asked, the bins that are given and the bands', () => {
  const read = readChurnPlan(PLAN, CATALOGUE);
  expect(read).toMatchObject({
    ok: true,
    value: {
      attributes: [
        { name: 'tenure', source: { by: 'fact', fact: 'tenureMonths' }, bins: { kind: 'cuts', cuts: [6, 12] } },
        {
          name: 'fibre',
          source: { by: 'holds', products: ['fibre'] },
          bins: { kind: 'values', values: ['fibre', 'none'] },
        },
      ],
      bands: [
        { to: 500, means: 'HIGH' },
        { from: 500, means: 'LOW' },
      ],
      origin: null,
      split: 'split:table:1:',
      reasons: 3,
    },
  });
});

it.each<[string, object, string]>([
  ['a number for a product', { attributes: [{ name: 'fibre', holds: [1] }] }, '$.attributes[0].holds[0] WRONG_TYPE'],
  [
    'cuts and values at once',
    { attributes: [{ name: 'tenure', fact: 'tenureMonths', cuts: [1], values: ['a'] }] },
    '$.attributes[0] ONE_OF_THESE',
  ],
  [
    'a value twice',
    { attributes: [{ name: 'fibre', holds: ['fibre'], values: ['a', 'a'] }] },
    '$.attributes[0].values[1] VALUE_TWICE',
  ],
  ['an origin that is no text', { origin: 3 }, '$.origin WRONG_TYPE'],
  ['too few bins', { mostBins: 1 }, '$.mostBins NOT_WHOLE_BETWEEN'],
  [
    'a band twice',
    {
      bands: [
        { to: 1, band: 'LOW' },
        { from: 1, band: 'LOW' },
      ],
    },
    '$.bands[1] VALUE_TWICE',
  ],
  ['a mark for drift of nothing', { drift: { watch: 0, act: 1 } }, '$.drift.watch NOT_POSITIVE'],
  ['no plan at all', { attributes: 'none' }, '$.attributes WRONG_TYPE'],
])('refuses %s', (_case, change, expected) => {
  const read = readChurnPlan({ ...PLAN, ...change }, CATALOGUE);
  expect(read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)).toContain(expected);
});

it('refuses what is no object, with all that is missing', () => {
  const read = readChurnPlan(null, CATALOGUE, '$.model');
  expect(read.ok ? null : read.problems[0]).toMatchObject({ path: '$.model', code: 'WRONG_TYPE' });
});
