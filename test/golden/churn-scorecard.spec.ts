import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { binOf } from '../../src/core/facts/models/bins.js';
import { type ChurnCard, cardProblems } from '../../src/core/value/churn/churn-card.js';
import { driftReference, driftReport } from '../../src/core/value/churn/churn-drift.js';
import { ExampleGatherer } from '../../src/core/value/churn/churn-examples.js';
import { type ChurnPlan, questionOf } from '../../src/core/value/churn/churn-plan.js';
import { labelLeaks, MEASURED_AT_EXIT } from '../../src/core/value/churn/label-leaks.js';
import { type Judgement, judgeOutOfFold } from '../../src/core/value/scorecard/judge.js';
import { scorer } from '../../src/core/value/scorecard/scorecard.js';
import { type Example, type Trained, trainScorecard } from '../../src/core/value/scorecard/train.js';
import { NOTHING_TRAINED } from '../../src/core/value/trained-models.js';
import { type SampleWorld, sampleWorld } from './sample-world.js';

let world: SampleWorld;
let plan: ChurnPlan;
let examples: readonly Example[];
let trained: Trained;
let judged: Judgement;
let sheets: readonly FactSheet[];

beforeAll(async () => {
  world = await sampleWorld();
  if (world.business.plans.churn === null) throw new Error('no plan of a scorecard is shipped');
  plan = world.business.plans.churn.plan;
  const gatherer = new ExampleGatherer(plan, 'table', world.ids.length);
  gatherer.add(world.block(gatherer.facts));
  examples = gatherer.examples;
  const [made, judgement] = [trainScorecard(plan, examples), judgeOutOfFold(plan, examples, plan.split)];
  if (typeof made === 'string' || typeof judgement === 'string') throw new Error('nothing was learnt');
  trained = made;
  judged = judgement;
  world.business.take({ ...NOTHING_TRAINED, key: 'golden', churn: card() });
  sheets = world.sheets();
});

const stayed = () => examples.filter(({ churned }) => !churned);

function card(): ChurnCard {
  const asked = new Set(trained.card.attributes.map(({ name }) => name));
  return {
    card: trained.card,
    questions: plan.attributes.filter(({ name }) => asked.has(name)).map(questionOf),
    dropped: trained.dropped,
    origin: 'table',
    planHash: '',
    judgement: judged,
    reference: driftReference(trained.card, stayed()),
  };
}

describe('the shipped scorecard on the facts of the shipped table', () => {
  it('is judged on all 7,043 customers, of whom 1,869 left', () => {
    expect([examples.length, examples.length - stayed().length]).toEqual([7_043, 1_869]);
  });

  it('ranks: AUC at least 0.840, lift at least 2.80, out of fold', () => {
    expect(judged.auc).toBeGreaterThanOrEqual(0.84);
    expect(judged.lift).toBeGreaterThanOrEqual(2.8);
    expect(plan.bar).toEqual({ auc: 0.84, lift: 2.8 });
    expect(cardProblems(card(), plan)).toEqual([]);
  });

  it('is calibrated: no tenth is further from what happened than 3 of 100', () => {
    for (const { predicted, observed } of judged.calibration) expect(Math.abs(predicted - observed)).toBeLessThan(0.03);
  });

  it('keeps no slope that tells the wrong way round', () => {
    expect(trained.card.attributes.filter(({ slope }) => slope >= 0)).toEqual([]);
    expect(trained.dropped).toEqual(
      expect.arrayContaining(['streaming-tv', 'streaming-movies', 'device-protection', 'monthly-spend']),
    );
  });
});

describe('its features', () => {
  const NAMED = [
    'relationship',
    'exitDate',
    'daysSinceExit',
    'lossReason',
    'lostTo',
    'portOutRequestAt',
    'daysSincePortOutRequest',
    'lifecycleStage',
    'lifecycleStageSince',
    'lifecycleStageCause',
    'daysInStage',
    'churnScore',
    'churnBand',
    'clv',
    'valueAtRisk',
  ];
  it.each(NAMED)('never %s: the label decides it', (fact) => {
    expect(world.business.catalogue.has(fact)).toBe(true);
    expect(labelLeaks(world.business.derivations).get(fact)?.length).toBeGreaterThan(0);
  });

  it('none of those in the plan follows from the label', () => {
    const leaks = labelLeaks(world.business.derivations);
    const asked = plan.attributes.flatMap(({ source }) => (source.by === 'fact' ? source.fact : 'productsHeld'));
    expect(asked.filter((fact) => leaks.has(fact))).toEqual([]);
  });

  it('what is measured as of the exit is in the catalogue', () => {
    expect(MEASURED_AT_EXIT.filter((fact) => !world.business.catalogue.has(fact))).toEqual([]);
  });
});

describe('the early warning as facts', () => {
  it('every current customer has a score, a band, a chance and reasons; nobody else has', () => {
    const current = sheets.filter(({ relationship }) => relationship === 'current');
    expect(current).toHaveLength(5_174);
    for (const { churnScore, churnBand, churnProbability, churnReasons, churnCause } of current) {
      expect([typeof churnScore, typeof churnBand, typeof churnProbability]).toEqual(['number', 'string', 'number']);
      expect(Array.isArray(churnReasons) && churnReasons.length).toBeGreaterThan(0);
      expect(churnCause).toBe('SCORED');
    }
    const others = sheets.filter(({ relationship }) => relationship !== 'current');
    expect(new Set(others.map(({ churnScore }) => churnScore))).toEqual(new Set([null]));
    expect(new Set(others.map(({ churnCause }) => churnCause))).toEqual(new Set(['NOT_A_CURRENT_CUSTOMER']));
  });

  it('value at risk is the chance times the lifetime value, in whole minor units', () => {
    for (const { churnProbability, clv, valueAtRisk } of sheets.filter(({ churnCause }) => churnCause === 'SCORED')) {
      const expected = Number(churnProbability) * Number(clv);
      expect(Math.abs(Number(valueAtRisk) - expected)).toBeLessThan(1.5);
      expect(Number.isInteger(valueAtRisk)).toBe(true);
    }
  });

  it('the bands rank: of each a larger share left than of the safer one', () => {
    const read = scorer(trained.card);
    const rateIn = (band: string) => {
      const inside = examples.filter(({ values }) => binOf(plan.bands, read(values).score) === band);
      return inside.filter(({ churned }) => churned).length / inside.length;
    };
    expect(rateIn('HIGH')).toBeGreaterThan(rateIn('MID') * 1.5);
    expect(rateIn('MID')).toBeGreaterThan(rateIn('LOW') * 1.5);
  });
});

describe('drift', () => {
  it('is nothing on the base it was trained on', () => {
    const { word, score, attributes, customers } = driftReport(
      trained.card,
      driftReference(trained.card, stayed()),
      stayed(),
      plan.drift,
    );
    expect([word, customers]).toEqual(['STEADY', 5_174]);
    for (const { index } of [score, ...attributes]) expect(index).toBeCloseTo(0, 12);
  });

  it('calls for action where only customers on long contracts are left', () => {
    const left = stayed().filter(({ values }) => values['contract-term'] !== 0);
    const report = driftReport(trained.card, driftReference(trained.card, stayed()), left, plan.drift);
    expect(report.word).toBe('ACT');
    expect(report.attributes.find(({ name }) => name === 'contract-term')?.word).toBe('ACT');
    expect(report.attributes.find(({ name }) => name === 'lines')?.word).toBe('STEADY');
  });
});
