import { describe, expect, it } from '@jest/globals';
import { aCandidate } from '../../../../test/builders/a-decision.js';
import type { Plan } from '../decide.js';
import { Selection } from '../explore.js';
import { arbitrationLogOf, arbitrationRecord } from './arbitration-record.js';

const WITHOUT = { pvc: 1, pvl: 0, pcl: 0, vcl: 0 };
const PLAN: Plan = { zone: { zone: 'UTC', assumed: false }, ranked: [], left: [], without: WITHOUT, variant: null };
const FACTORS = { p: 1, c: 1, v: 9, l: 1 };

describe('what a record keeps of an arbitration', () => {
  it.each<[string, Plan, object]>([
    ['nothing where nobody stood', { ...PLAN, without: null }, {}],
    ['who would have won', PLAN, { arbitration: { without: WITHOUT } }],
    ['the component control', { ...PLAN, variant: 'random' }, { arbitration: { without: WITHOUT, variant: 'random' } }],
    [
      'with which chance the first was drawn',
      { ...PLAN, selection: new Selection(true, [], 0, { chanceOf: () => 0.25 } as never) },
      { arbitration: { without: WITHOUT, selection: { explored: true, chance: 0.25 } } },
    ],
  ])('is %s', (_case, plan, kept) => {
    expect(arbitrationRecord(plan)).toEqual(kept);
  });

  it('is read back in the order of ranks, without who left before', () => {
    const candidates = [
      aCandidate({ ruleId: 'second', rank: 2, factors: FACTORS }),
      aCandidate({ ruleId: 'gone', factors: null }),
      aCandidate({ ruleId: 'first', rank: 1, factors: FACTORS }),
    ];
    const log = arbitrationLogOf({ candidates, arbitration: { without: WITHOUT } });
    expect(log?.ranked.map(({ ruleId, v }) => [ruleId, v])).toEqual([
      ['first', 9],
      ['second', 9],
    ]);
    expect(log?.without).toEqual(WITHOUT);
  });

  it.each([
    ['without one', undefined],
    ['of a component control', { without: WITHOUT, variant: 'no-levers' } as const],
  ])('tells reports nothing: one %s', (_case, arbitration) => {
    expect(arbitrationLogOf({ candidates: [], ...(arbitration ? { arbitration } : {}) })).toBeNull();
  });
});
