import { describe, expect, it } from '@jest/globals';
import { aChurnPlan, CHURN_CATALOGUE } from '../../../../test/builders/a-churn-plan.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { ExampleGatherer } from './churn-examples.js';

function gathered(sheets: Readonly<Record<string, FactSheet>>, origin: string | null = null, most = 1_000) {
  const plan = aChurnPlan({ mostExamples: most });
  const gatherer = new ExampleGatherer(plan, origin, Object.keys(sheets).length);
  gatherer.add(blockOf(Object.keys(sheets), Object.values(sheets), gatherer.facts, CHURN_CATALOGUE));
  return gatherer.examples;
}

const BASE: Readonly<Record<string, FactSheet>> = {
  stayed: { relationship: 'current', origin: 'table', tenureMonths: 20, productsHeld: [{ product: 'fibre' }] },
  left: { relationship: 'former', origin: 'table', tenureMonths: 2, productsHeld: [] },
  returned: { relationship: 'recalled', origin: 'other', tenureMonths: null, productsHeld: null },
  prospect: { relationship: 'potential', origin: 'table' },
  unknown: { relationship: null, origin: 'table' },
};

describe('examples', () => {
  it('are those whose end is known, with their attributes and nothing else', () => {
    expect(gathered(BASE)).toEqual([
      { id: 'stayed', values: { tenure: 20, fibre: 'fibre' }, churned: false },
      { id: 'left', values: { tenure: 2, fibre: 'none' }, churned: true },
    ]);
  });

  it('are of one origin where one is asked for', () => {
    expect(gathered(BASE, 'table').map(({ id }) => id)).toEqual(['stayed', 'left']);
  });

  it('of a base that is too large a part is taken, the same each time', () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_one, at) => [`c-${at}`, BASE.stayed ?? {}]));
    const some = gathered(many, null, 1_000).length;
    expect(some).toBeGreaterThan(900);
    expect(some).toBeLessThan(1_100);
    expect(gathered(many, null, 1_000)).toHaveLength(some);
  });
});
