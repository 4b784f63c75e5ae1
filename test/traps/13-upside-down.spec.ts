import { expect, it } from '@jest/globals';
import {
  breakEvenTakeUp,
  costPerContact,
  costPerIncrementalTaker,
  costPerTaker,
  freeRiderShare,
  type Kpi,
  marginPerIncrementalTaker,
  perThousandUnits,
  profitPerUnit,
  rewardShare,
  roi,
  takeUpRate,
} from '../../src/core/measurement/profit.js';

const value = (kpi: Kpi) => (kpi.kind === 'value' ? kpi.value : Number.NaN);
const cost = (contact: number, reward: number) => ({ contact, reward });

/** The figure, then the same with more of what it should rise with, then with more of what it should fall with. */
const KPIS: readonly (readonly [string, Kpi, Kpi, Kpi])[] = [
  ['ROI', roi(400, cost(100, 100)), roi(500, cost(100, 100)), roi(400, cost(100, 150))],
  ['profit per unit', profitPerUnit(90, 9), profitPerUnit(99, 9), profitPerUnit(90, 10)],
  ['take-up', takeUpRate(5, 100), takeUpRate(6, 100), takeUpRate(5, 110)],
  [
    'cost per contact',
    costPerContact(cost(50, 9), 10),
    costPerContact(cost(60, 9), 10),
    costPerContact(cost(50, 9), 11),
  ],
  ['cost per taker', costPerTaker(cost(50, 9), 10), costPerTaker(cost(50, 19), 10), costPerTaker(cost(50, 9), 11)],
  [
    'cost per incremental taker',
    costPerIncrementalTaker(cost(50, 9), 10),
    costPerIncrementalTaker(cost(50, 19), 10),
    costPerIncrementalTaker(cost(50, 9), 11),
  ],
  ['reward share', rewardShare(cost(1, 50), 100), rewardShare(cost(1, 60), 100), rewardShare(cost(1, 50), 110)],
  [
    'margin per incremental taker',
    marginPerIncrementalTaker(100, 5),
    marginPerIncrementalTaker(110, 5),
    marginPerIncrementalTaker(100, 6),
  ],
  ['free riders', freeRiderShare(5, 10), freeRiderShare(5, 11), freeRiderShare(6, 10)],
  ['opt-outs per thousand', perThousandUnits(5, 100), perThousandUnits(6, 100), perThousandUnits(5, 110)],
  [
    'break-even take-up',
    breakEvenTakeUp(cost(50, 0), 10, 100),
    breakEvenTakeUp(cost(60, 0), 10, 100),
    breakEvenTakeUp(cost(50, 0), 11, 100),
  ],
];

it.each(KPIS)('trap 13: %s is not upside down', (_name, plain, more, less) => {
  expect(value(more)).toBeGreaterThan(value(plain));
  expect(value(less)).toBeLessThan(value(plain));
});

it('trap 13: return on investment is what was earned over what was spent, to the digit', () => {
  expect(value(roi(400, cost(60, 40)))).toBe(3);
  expect(value(roi(25, cost(60, 40)))).toBe(-0.75);
});
