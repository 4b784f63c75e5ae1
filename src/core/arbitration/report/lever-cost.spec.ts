import { expect, it } from '@jest/globals';
import { anArbitrationLog } from '../../../../test/builders/an-arbitration-log.js';
import type { ArbitrationLog } from './arbitration-log.js';
import { LeverCosts } from './lever-cost.js';

/**
 * Worked by hand. Renewal is pushed by half. First: renewal .2·800·1.5 = 240 beats upsell .5·400 = 200, which alone would
 * have won, 200 against 160: it cost 40. Second: renewal .2·800·1.5 = 240 beats 100, and wins without levers too. Third:
 * upsell .5·600 = 300 beats renewal's 240. Fourth: renewal .1·800·1.5 = 120 beats upsell .25·420 = 105: 105 − 80 = 25.
 */
function leverCost(logs: readonly ArbitrationLog[]) {
  const costs = new LeverCosts();
  for (const log of logs) costs.add(log);
  return costs.report();
}

const LOGS = [
  anArbitrationLog({ renewal: [0.2, 1, 800, 1.5], upsell: [0.5, 1, 400, 1] }),
  anArbitrationLog({ renewal: [0.2, 1, 800, 1.5], upsell: [0.25, 1, 400, 1] }),
  anArbitrationLog({ renewal: [0.2, 1, 800, 1.5], upsell: [0.5, 1, 600, 1] }),
  anArbitrationLog({ renewal: [0.1, 1, 800, 1.5], upsell: [0.25, 1, 420, 1] }),
];

it('levers cost the profit of those who would have won without them', () => {
  const report = leverCost(LOGS);
  expect(report).toMatchObject({ decisions: 4, pushed: 2 });
  expect(report.cost).toBeCloseTo(65, 8);
  expect(report.levers).toMatchObject([
    { lever: 'renewal', won: 3, pushed: 2 },
    { lever: 'upsell', won: 1, pushed: 0, cost: 0 },
  ]);
  expect(report.levers[0]?.cost).toBeCloseTo(65, 8);
});

it('nothing costs nothing', () => {
  expect(leverCost([])).toEqual({ decisions: 0, pushed: 0, cost: 0, levers: [] });
});
