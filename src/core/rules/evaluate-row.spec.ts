import { expect, it } from '@jest/globals';
import { aRule, aRulePack, FIVE_FACTS } from '../../../test/builders/a-rule-pack.js';
import { evaluateRow } from './evaluate-row.js';
import { compilePack } from './program.js';

const asks = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const compiled = compilePack(
  aRulePack({
    rules: [
      aRule({ id: 'high', conditions: { all: [asks('arpuBand', 'equal', 'HIGH')] } }),
      aRule({ id: 'not-high', conditions: { not: asks('arpuBand', 'equal', 'HIGH') } }),
      aRule({
        id: 'gone-or-senior',
        conditions: { any: [asks('exitDate', 'lessThan', '2026-11-01'), asks('senior', 'equal', true)] },
      }),
    ],
  }),
  FIVE_FACTS,
);

it.each([
  ['every fact known', { arpuBand: 'HIGH', exitDate: '2026-10-31', senior: false }, ['true', 'false', 'true']],
  [
    'the day itself is not before it',
    { arpuBand: 'LOW', exitDate: '2026-11-01', senior: false },
    ['false', 'true', 'false'],
  ],
  ['nothing known', {}, ['unknown', 'unknown', 'unknown']],
  ['one known part settles an any', { senior: true }, ['unknown', 'unknown', 'true']],
  ['one unknown part does not make it false', { arpuBand: 'MID', senior: false }, ['false', 'true', 'unknown']],
])('%s', (_case, sheet, expected) => {
  expect(evaluateRow(compiled, sheet)).toEqual(expected);
});
