import { expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { UsageMonth } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { branchFacts } from './branch-facts.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const factsOf = (...usage: readonly UsageMonth[]) => deriveFacts({ ...aFactSource(), usage }, [branchFacts], asOf);

it.each<[string, readonly UsageMonth[], object]>([
  ['no source tells them', [{ month: '2026-10', revenue: 900 }], { addOnSpend: null, contentCost: null }],
  [
    'means of the months that are known, a gap left out',
    [
      { month: '2026-10', addOnRevenue: 100, interconnectIn: 30 },
      { month: '2026-08', addOnRevenue: 201, interconnectIn: 10, interconnectOut: 8 },
    ],
    { addOnSpend: 151, interconnectIn: 20, interconnectOut: 8 },
  ],
  ['a zero is known', [{ month: '2026-10', contentCost: 0 }], { contentCost: 0 }],
  [
    'the month that runs and the fourth before it do not count',
    [
      { month: '2026-11', contentCost: 5 },
      { month: '2026-07', contentCost: 5 },
    ],
    { contentCost: null },
  ],
])('%s', (_case, months, expected) => {
  expect(factsOf(...months)).toMatchObject(expected);
});
