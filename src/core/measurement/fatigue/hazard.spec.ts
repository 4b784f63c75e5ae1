import { describe, expect, it } from '@jest/globals';
import { ExposureTable } from './exposure.js';
import { fatigueHazards, type HazardRules } from './hazard.js';

const RULES: HazardRules = {
  ...{ windowDays: 28, levels: [0, 1], days: 56, confidence: 0.95 },
  marks: { optOut: { onTargetFrom: 5, saturatedFrom: 20 }, complaint: { onTargetFrom: 2, saturatedFrom: 10 } },
  least: { customers: 100, events: 5 },
};
const DAY = 86_400_000;
const OBSERVED = { from: new Date(0), until: new Date(28 * DAY) };

/** So many customers with one contact each for 28 days; the first of them opt out or complain on the last of those days. */
function levelOf(customers: number, optOuts: number, complaints: number) {
  const table = new ExposureTable(RULES, OBSERVED);
  const late = [new Date(28 * DAY - 1)];
  for (let one = 0; one < customers; one += 1) {
    table.add({
      contacts: [new Date(0)],
      engagements: [],
      optOuts: one < optOuts ? late : [],
      complaints: one < complaints ? late : [],
    });
  }
  const [, level] = fatigueHazards(table, OBSERVED, RULES).levels;
  if (level === undefined) throw new Error('two levels');
  return level;
}

const UNDER = { kind: 'label', label: 'UNDER' };
const ON_TARGET = { kind: 'label', label: 'ON_TARGET' };
const SATURATED = { kind: 'label', label: 'SATURATED' };
const TOO_FEW = { kind: 'unknown', because: 'TOO_FEW' };
const EITHER_SIDE = { kind: 'unknown', because: 'EITHER_SIDE' };

describe('the hazard of contacts', () => {
  it('is of 1,000 customers in the window, with its exact interval', () => {
    const { optOut, customers, from, to } = levelOf(1_000, 10, 0);
    expect([customers, from, to, optOut.events]).toEqual([1_000, 1, null, 10]);
    expect(optOut.rate?.at).toBeCloseTo(10, 3);
    expect(optOut.rate?.low).toBeCloseTo(4.795, 2);
    expect(optOut.rate?.high).toBeCloseTo(18.39, 2);
  });

  it.each([
    ['with room on both sides', 10_000, 20, 5, UNDER],
    ['with nothing that ever happened', 5_000, 0, 0, UNDER],
    ['within the marks', 10_000, 120, 60, ON_TARGET],
    ['within the marks of one harm, below those of the other', 10_000, 120, 5, ON_TARGET],
    ['above the marks of both', 10_000, 300, 200, SATURATED],
    ['above those of one, whatever is known of the other', 10_000, 0, 200, SATURATED],
    ['on either side of a mark', 10_000, 52, 5, EITHER_SIDE],
    ['of fewer customers than say anything', 99, 60, 60, TOO_FEW],
    ['of a handful of events', 300, 4, 0, TOO_FEW],
    ['of no event among few: there may be room, and may not be', 100, 0, 0, TOO_FEW],
  ])('%s', (_case, customers, optOuts, complaints, expected) => {
    expect(levelOf(customers, optOuts, complaints).label).toEqual(expected);
  });

  it('of nobody is no rate', () => {
    const table = new ExposureTable(RULES, OBSERVED);
    const { levels, customers } = fatigueHazards(table, OBSERVED, RULES);
    expect([customers, levels.length]).toEqual([0, 4]);
    for (const { optOut, complaint, label } of levels) {
      expect([optOut.rate, complaint.rate, label]).toEqual([null, null, TOO_FEW]);
    }
  });
});
