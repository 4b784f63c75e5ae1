import { describe, expect, it } from '@jest/globals';
import {
  breakEvenTakeUp,
  costPerContact,
  costPerIncrementalTaker,
  costPerTaker,
  freeRiderShare,
  incremental,
  type Kpi,
  marginPerIncrementalTaker,
  netProfit,
  perThousandUnits,
  profitPerUnit,
  rewardShare,
  roi,
  takeUpRate,
  totalCost,
} from './profit.js';

/** 9,000 treated, 10,000 contacts at 5 each, 540 takers at 500 each: 50,000 + 270,000. */
const COST = { contact: 50_000, reward: 270_000 };
const value = (kpi: Kpi) => (kpi.kind === 'value' ? kpi.value : kpi.reason);

describe('sums', () => {
  it.each([
    ['incremental conversions: d = 0.015 of 9,000 treated', incremental(0.015, 9_000), 135],
    ['a campaign that harms', incremental(-0.01, 9_000), -90],
    ['cost is contacts and rewards', totalCost(COST), 320_000],
    ['net is margin less cost', netProfit(400_000, COST), 80_000],
    ['net may be a loss', netProfit(300_000, COST), -20_000],
  ])('%s', (_case, actual, expected) => {
    expect(actual).toBeCloseTo(expected, 9);
  });
});

describe('shares of the right thing', () => {
  it.each([
    ['ROI is earned over spent', roi(400_000, COST), 0.25],
    ['ROI of money back is 0', roi(320_000, COST), 0],
    ['ROI of all lost is −1', roi(0, COST), -1],
    ['ROI without cost', roi(1, { contact: 0, reward: 0 }), 'NO_COST'],
    ['profit per unit', profitPerUnit(90_000, 9_000), 10],
    ['profit per unit of nobody', profitPerUnit(90_000, 0), 'NO_UNITS'],
    ['take-up', takeUpRate(540, 9_000), 0.06],
    ['take-up of nobody', takeUpRate(0, 0), 'NO_UNITS'],
    ['cost of a contact leaves rewards out', costPerContact(COST, 10_000), 5],
    ['cost of no contact', costPerContact(COST, 0), 'NO_CONTACTS'],
    ['cost of a taker has rewards in', costPerTaker(COST, 640), 500],
    ['cost of no taker', costPerTaker(COST, 0), 'NO_TAKERS'],
    ['cost of one more customer', costPerIncrementalTaker(COST, 128), 2_500],
    ['cost of no effect', costPerIncrementalTaker(COST, 0), 'NO_EFFECT'],
    ['cost of harm', costPerIncrementalTaker(COST, -5), 'NO_EFFECT'],
    ['rewards of what they earned', rewardShare(COST, 540_000), 0.5],
    ['rewards of nothing earned', rewardShare(COST, 0), 'NO_MARGIN'],
    ['rewards of a loss', rewardShare(COST, -1), 'NO_MARGIN'],
    ['margin of one more customer', marginPerIncrementalTaker(400_000, 160), 2_500],
    ['margin of no effect', marginPerIncrementalTaker(400_000, 0), 'NO_EFFECT'],
    ['free riders', freeRiderShare(135, 540), 0.75],
    ['free riders of nobody', freeRiderShare(0, 0), 'NO_TAKERS'],
    ['opt-outs in a thousand', perThousandUnits(18, 9_000), 2],
    ['opt-outs of nobody', perThousandUnits(18, 0), 'NO_UNITS'],
    ['take-up that pays', breakEvenTakeUp({ contact: 45_000, reward: 0 }, 500, 9_000), 0.01],
    ['take-up that never pays', breakEvenTakeUp(COST, 0, 9_000), 'NO_MARGIN'],
    ['take-up of nobody that pays', breakEvenTakeUp(COST, 500, 0), 'NO_UNITS'],
    ['no number is no result', takeUpRate(Number.NaN, 9_000), 'NO_UNITS'],
  ])('%s', (_case, kpi, expected) => {
    if (typeof expected === 'string') expect(value(kpi)).toBe(expected);
    else expect(value(kpi)).toBeCloseTo(expected, 9);
  });
});
