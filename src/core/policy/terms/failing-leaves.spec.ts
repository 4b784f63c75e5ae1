import { describe, expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { readCondition } from '../../condition/read-condition.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { failingLeaves, holdingLeaves } from './failing-leaves.js';

const tenure = (least: number) => ({ fact: 'tenureMonths', operator: 'greaterThanInclusive', value: least });
const band = (value: string) => ({ fact: 'arpuBand', operator: 'equal', value });
const SENIOR = { fact: 'senior', operator: 'equal', value: true };

function conditionOf(json: unknown) {
  const read = readCondition(json, FIVE_FACTS, '$');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const told = (json: unknown, sheet: FactSheet) =>
  failingLeaves(conditionOf(json), '$.eligibility', sheet, null).map(
    ({ component, have, need }) => `${component}: ${have} ${need}`,
  );

describe('why a condition is not true', () => {
  it.each<[string, unknown, FactSheet, readonly string[]]>([
    ['it is', { all: [tenure(12)] }, { tenureMonths: 12 }, []],
    [
      'every part that fails is named',
      { all: [tenure(12), band('HIGH'), SENIOR] },
      { tenureMonths: 3, arpuBand: 'LOW', senior: true },
      ['$.eligibility.all[0] tenureMonths greaterThanInclusive: 3 12', '$.eligibility.all[1] arpuBand equal: LOW HIGH'],
    ],
    ['unknown fails', { all: [tenure(12)] }, {}, ['$.eligibility.all[0] tenureMonths greaterThanInclusive: null 12']],
    ['one of two ways is enough', { any: [tenure(12), SENIOR] }, { senior: true }, []],
    [
      'where no way holds all are named',
      { any: [tenure(12), SENIOR] },
      { tenureMonths: 1 },
      ['$.eligibility.any[0] tenureMonths greaterThanInclusive: 1 12', '$.eligibility.any[1] senior equal: null true'],
    ],
    ['what must not be is', { not: SENIOR }, { senior: true }, ['$.eligibility.not senior equal: true true']],
    ['nobody knows whether it is', { not: SENIOR }, {}, ['$.eligibility.not senior equal: null true']],
    ['it is not', { not: SENIOR }, { senior: false }, []],
  ])('%s', (_case, json, sheet, expected) => {
    expect(told(json, sheet)).toEqual(expected);
  });

  it('a list is told as it is written', () => {
    const json = { all: [{ fact: 'arpuBand', operator: 'in', value: ['MID', 'HIGH'] }] };
    expect(told(json, { arpuBand: 'LOW' })).toEqual(['$.eligibility.all[0] arpuBand in: LOW ["MID","HIGH"]']);
  });
});

describe('why a hold holds', () => {
  it('is told by what makes it true', () => {
    const condition = conditionOf({ any: [SENIOR, band('LOW')] });
    expect(holdingLeaves(condition, { senior: true, arpuBand: 'HIGH' }, null)).toEqual([
      { component: '$.any[0] senior equal', have: true, need: true },
    ]);
  });
});
