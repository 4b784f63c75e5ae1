import { describe, expect, it } from '@jest/globals';
import { ResponseModel } from '../../src/adapters/sample/response-model.js';
import { trueEffects } from '../../src/adapters/sample/true-effects.js';
import { bucket } from '../../src/core/kit/hash.js';
import { type ContactTrace, ExposureTable } from '../../src/core/measurement/fatigue/exposure.js';
import { fatigueHazards, type HazardRules } from '../../src/core/measurement/fatigue/hazard.js';
import { DATA, SEED } from '../golden/synthetic-operator.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What the truth file says of this operator. */
const TRUTH = trueEffects(DATA, { seed: SEED, customers: 1 });
const WINDOW = TRUTH.fatigue.windowDays;
const RULES: HazardRules = {
  ...{ windowDays: WINDOW, days: 2 * WINDOW, levels: [0, 1, 2, 3, 4, 5, 6, 7], confidence: 0.95 },
  marks: { optOut: { onTargetFrom: 5, saturatedFrom: 20 }, complaint: { onTargetFrom: 2, saturatedFrom: 10 } },
  least: { customers: 100, events: 5 },
};
const START = Date.UTC(2026, 5, 1);
const OBSERVED = { from: new Date(START + WINDOW * DAY_MS), until: new Date(START + 3 * WINDOW * DAY_MS) };
const model = new ResponseModel(DATA, SEED);

/** Chances that were planted, by contacts in the window with the one made: what hazards are judged against. */
type Planted = { readonly optOuts: number[]; readonly complaints: number[] };

function plant({ optOuts, complaints }: Planted, contacts: number, weariness: number): void {
  const { optOut, complaint } = TRUTH.fatigue;
  optOuts[contacts] = (optOuts[contacts] ?? 0) + optOut.base + optOut.perSlope * weariness;
  complaints[contacts] = (complaints[contacts] ?? 0) + complaint.base + complaint.perSlope * weariness;
}

/**
 * One customer, contacted by lot once in so many days: what the operator's truth makes of it an hour after each contact. Who
 * opts out is not contacted again.
 */
function lifeOf(index: number, planted: Planted): ContactTrace | null {
  const outline = model.outlineOf(index);
  const latent = model.latent(index, 'retention', outline);
  if (latent === null) return null;
  const every = [4, 7, 14, 28][bucket('pace:1:', String(index)) % 4] ?? 28;
  const life = { contacts: [] as Date[], engagements: [], optOuts: [] as Date[], complaints: [] as Date[] };
  for (let day = 0; day < 3 * WINDOW; day += 1) {
    if (bucket(`day:${day}:`, String(index)) >= 10_000 / every) continue;
    const at = START + day * DAY_MS;
    const before = life.contacts.filter((one) => at - one.getTime() < WINDOW * DAY_MS).length;
    life.contacts.push(new Date(at));
    const treatment = { family: 'retention', treated: true, contacts: before, occasion: `day-${day}` };
    const outcome = model.outcomeOf(index, treatment, outline);
    const after = new Date(at + HOUR_MS);
    if (after >= OBSERVED.from) plant(planted, before + 1, latent.slope * (before + 1));
    if (outcome?.complained) life.complaints.push(after);
    if (outcome?.optedOut) {
      life.optOuts.push(after);
      break;
    }
  }
  return life;
}

function learnt(customers: number) {
  const planted: Planted = { optOuts: [], complaints: [] };
  const table = new ExposureTable(RULES, OBSERVED);
  for (let index = 1; index <= customers; index += 1) {
    const life = lifeOf(index, planted);
    if (life !== null) table.add(life);
  }
  return { planted, ...fatigueHazards(table, OBSERVED, RULES) };
}

const LAST = RULES.levels.length - 1;
const from = (counts: readonly number[], level: number) =>
  level < LAST ? (counts[level] ?? 0) : counts.slice(LAST).reduce((sum, one) => sum + one, 0);

describe('what contacts do to people of the synthetic operator', () => {
  const { planted, levels } = learnt(6_000);
  const silent = levels.filter(({ engaged }) => !engaged);

  it('happens as often at every number of contacts as was planted, within four standard errors', () => {
    for (const [level, { optOut, complaint }] of silent.entries()) {
      const [optOuts, complaints] = [from(planted.optOuts, level), from(planted.complaints, level)];
      expect(Math.abs(optOut.events - optOuts)).toBeLessThan(4 * Math.sqrt(optOuts + 1));
      expect(Math.abs(complaint.events - complaints)).toBeLessThan(4 * Math.sqrt(complaints + 1));
    }
  });

  it('is a hazard that rises with them: nothing without contact, most with the most', () => {
    const rates = silent.map(({ optOut }) => optOut.rate);
    expect(silent[0]?.optOut.events).toBe(0);
    for (const [low, high] of [
      [0, 1],
      [1, 3],
      [3, 5],
      [5, 7],
    ] as const) {
      expect(rates[high]?.at ?? 0).toBeGreaterThan(rates[low]?.at ?? 0);
    }
    // Intervals of a few and of many contacts lie apart: what is learnt is no chance.
    expect(rates[6]?.low ?? 0).toBeGreaterThan(rates[1]?.high ?? 0);
  });

  it('is saturated with many contacts, and not without any', () => {
    expect(silent[0]?.label).not.toEqual({ kind: 'label', label: 'SATURATED' });
    expect(silent[LAST]?.label).toEqual({ kind: 'label', label: 'SATURATED' });
  });

  it('is not said of a few: what is true of thousands is unknown of sixty', () => {
    const few = learnt(60);
    expect(few.customers).toBeGreaterThan(10);
    for (const { label, optOut, complaint } of few.levels) {
      expect([label, optOut.label, complaint.label]).toEqual(Array(3).fill({ kind: 'unknown', because: 'TOO_FEW' }));
    }
  });
});
