import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../test/builders/a-customer.js';
import type { Condition, Leaf } from '../condition/condition.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { ModelState } from '../facts/model-state.js';
import type { FactRow } from '../facts/row/fact-row.js';
import { lifecycleStage, settled, stageFinder } from './lifecycle-stage.js';
import type { StageModel, StagePart, StageRule } from './stage-model.js';

const asks = (fact: string, operator: Leaf['operator'], value: number): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator, value },
});

function rule(stage: string, cause: string, conditions: Condition, change: Partial<StageRule> = {}): StageRule {
  return { stage, cause, conditions, from: null, fromCauses: null, forDays: null, ...change };
}

const FALLBACK: StagePart = {
  basis: 'FALLBACK',
  when: null,
  rules: [
    rule('A', 'NEW', asks('tenure', 'lessThanInclusive', 3)),
    rule('D', 'ENDING', asks('daysLeft', 'lessThanInclusive', 62)),
    rule('C', 'LONG', asks('tenure', 'greaterThanInclusive', 24)),
  ],
  otherwise: { stage: 'B', cause: 'OTHER' },
};
const GIVES = { stage: 'stage', cause: 'cause', basis: 'basis', missing: 'missing', since: 'since', from: 'from' };
const STAY = { days: { C: 30, D: 30, E: 1 }, interrupts: ['E'], held: 'HELD', kept: 'KEPT' };
const MODEL: StageModel = { model: 'test', gives: GIVES, stay: STAY, parts: [FALLBACK] };
const TODAY = '2026-11-02';
const asOf = { now: new Date(`${TODAY}T18:00:00Z`), today: TODAY };
const find = (model: Pick<StageModel, 'parts'>, sheet: object, before: ModelState | null = null, today = TODAY) => {
  const row: FactRow = [];
  const places = new Map<string, number>();
  const find = stageFinder(model, (fact) => {
    const place = places.get(fact) ?? places.size;
    places.set(fact, place);
    row[place] = (sheet as FactSheet)[fact] ?? null;
    return place;
  });
  return find(row, before, today);
};

function aState(value: string, change: Partial<ModelState> = {}): ModelState {
  return { value, since: '2026-10-20', cause: 'WAS', basis: 'FALLBACK', from: null, ...change };
}

describe('the first rule that holds', () => {
  it.each([
    ['new', { tenure: 3, daysLeft: 10 }, 'A', 'NEW'],
    ['ending, though long', { tenure: 40, daysLeft: 62 }, 'D', 'ENDING'],
    ['long', { tenure: 24, daysLeft: 63 }, 'C', 'LONG'],
    ['what is left over', { tenure: 23, daysLeft: 63 }, 'B', 'OTHER'],
  ])('%s', (_case, sheet, stage, cause) => {
    expect(find(MODEL, sheet)).toEqual({ stage, cause, basis: 'FALLBACK', missing: [] });
  });
});

describe('what nobody knows', () => {
  it.each([
    ['does not hold back a rule that holds', { tenure: null, daysLeft: 10 }, 'D', 'ENDING', []],
    ['bars what is left over, and is named', { tenure: null, daysLeft: 63 }, null, 'NOT_ENOUGH_DATA', ['tenure']],
    ['is named once each', {}, null, 'NOT_ENOUGH_DATA', ['tenure', 'daysLeft']],
  ])('%s', (_case, sheet, stage, cause, missing) => {
    const basis = stage === null ? null : 'FALLBACK';
    expect(find(MODEL, sheet)).toEqual({ stage, cause, basis, missing });
  });
});

describe('a part before the fall-back', () => {
  const series: StagePart = {
    basis: 'SERIES',
    when: null,
    rules: [rule('D', 'FALLING', asks('trend', 'lessThan', 0))],
    otherwise: null,
  };
  const guarded: StagePart = {
    ...series,
    when: asks('months', 'greaterThan', 4),
    otherwise: { stage: 'B', cause: 'UP' },
  };
  it.each([
    ['wins where it knows', series, { trend: -1, tenure: 30, daysLeft: 99 }, 'D', 'SERIES'],
    ['leaves over whom it does not fit', series, { trend: 1, tenure: 30, daysLeft: 99 }, 'C', 'FALLBACK'],
    ['leaves over whom it knows nothing of', series, { tenure: 30, daysLeft: 99 }, 'C', 'FALLBACK'],
    ['speaks for whom it says it does', guarded, { months: 5, trend: 1, tenure: 30, daysLeft: 99 }, 'B', 'SERIES'],
    ['and for nobody else', guarded, { months: 4, trend: -1, tenure: 30, daysLeft: 99 }, 'C', 'FALLBACK'],
    ['nor for whom nobody knows', guarded, { trend: -1, tenure: 30, daysLeft: 99 }, 'C', 'FALLBACK'],
  ])('%s', (_case, part, sheet, stage, basis) => {
    expect(find({ parts: [part, FALLBACK] }, sheet)).toMatchObject({ stage, basis });
  });
});

describe('a way back', () => {
  const back = rule('A', 'RETURNED', asks('tenure', 'greaterThan', 0), { from: ['E'], forDays: 90 });
  const parts = [{ ...FALLBACK, rules: [back, ...FALLBACK.rules] }];
  const away = { tenure: 30, daysLeft: 99 };
  it.each([
    ['is for who was there', aState('E'), TODAY, 'A'],
    ['is for nobody else', aState('C'), TODAY, 'C'],
    ['is for nobody whose past is not known', null, TODAY, 'C'],
    ['lasts while it lasts', aState('A', { cause: 'RETURNED', since: '2026-08-05' }), '2026-11-02', 'A'],
    ['and no day longer', aState('A', { cause: 'RETURNED', since: '2026-08-05' }), '2026-11-03', 'C'],
    ['another cause is another way', aState('A', { cause: 'NEW' }), TODAY, 'C'],
  ])('%s', (_case, before, today, stage) => {
    expect(find({ parts }, away, before, today).stage).toBe(stage);
  });

  it('may ask for the cause of having been there', () => {
    const left = { ...back, fromCauses: ['LEFT'] };
    const model = { parts: [{ ...FALLBACK, rules: [left, ...FALLBACK.rules] }] };
    expect(find(model, away, aState('E', { cause: 'LEFT' })).stage).toBe('A');
    expect(find(model, away, aState('E', { cause: 'ASKED' })).stage).toBe('C');
  });
});

describe('what is remembered', () => {
  const reading = (stage: string | null, cause = 'NOW') => ({ stage, cause, basis: 'FALLBACK', missing: [] });
  const since = (days: string, value = 'C') => aState(value, { since: days });
  it.each([
    ['a first stage begins today', null, reading('B'), { value: 'B', since: TODAY, from: null, basis: 'FALLBACK' }],
    ['the same stage began when it began', since('2026-01-01'), reading('C'), { since: '2026-01-01', cause: 'NOW' }],
    [
      'a stage that is too young is held',
      since('2026-10-04'),
      reading('B'),
      { value: 'C', basis: 'HELD', cause: 'WAS' },
    ],
    ['on its last day too', since('2026-10-04'), reading('D'), { value: 'C', basis: 'HELD' }],
    [
      'and left the day after',
      since('2026-10-03'),
      reading('D'),
      { value: 'D', since: TODAY, from: 'C', cause: 'NOW' },
    ],
    ['what always wins does not wait', since('2026-11-01'), reading('E'), { value: 'E', from: 'C' }],
    ['a stage without a stay is left at once', since('2026-11-02', 'B'), reading('D'), { value: 'D', from: 'B' }],
    ['nothing known keeps what there was', since('2026-01-01'), reading(null), { value: 'C', basis: 'KEPT' }],
  ])('%s', (_case, before, now, expected) => {
    expect(settled(MODEL, now, before, TODAY)).toMatchObject(expected);
  });

  it('nothing known and nothing before is nothing', () => {
    expect(settled(MODEL, reading(null), null, TODAY)).toBeNull();
  });
});

describe('as facts', () => {
  const step = lifecycleStage(MODEL);
  it('the names of what is missing are a text', () => {
    expect(step.derive(aFactSource(), {}, asOf)).toEqual({
      stage: null,
      cause: 'NOT_ENOUGH_DATA',
      basis: null,
      missing: 'tenure, daysLeft',
      since: null,
      from: null,
    });
    expect(step.reads).toEqual({ facts: ['tenure', 'daysLeft'], profile: ['states.test'] });
    expect(step.promises?.stage).toEqual({ type: 'enum', values: ['A', 'D', 'C', 'B'] });
    expect(step.promises?.basis).toEqual({ type: 'enum', values: ['FALLBACK', 'HELD', 'KEPT'] });
  });

  it('a stage that is held says since when it would have left, and until when it holds', () => {
    const source = { ...aFactSource(), states: { test: aState('C', { since: '2026-10-20' }) } };
    const sheet = { tenure: 5, daysLeft: 99 };
    expect(step.derive(source, sheet, asOf)).toMatchObject({ stage: 'C', basis: 'HELD', since: '2026-10-20' });
    expect(step.holdsUntil?.(source, sheet, asOf)).toEqual(new Date('2026-11-19T00:00:00Z'));
    expect(step.holdsUntil?.(aFactSource(), sheet, asOf)).toBeNull();
  });

  it('a fact that moves with the clock ends the answer on the day it passes its mark', () => {
    const conditions = asks('tenureMonths', 'lessThanInclusive', 3);
    const ticking = lifecycleStage({ ...MODEL, parts: [{ ...FALLBACK, rules: [rule('A', 'NEW', conditions)] }] });
    const sheet = { tenureMonths: 2, activationDate: '2026-08-15' };
    const zone = { ...asOf, zone: 'America/Los_Angeles' };
    expect(ticking.holdsUntil?.(aFactSource(), sheet, zone)).toEqual(new Date('2026-11-15T08:00:00Z'));
    expect(ticking.reads?.facts).toEqual(['tenureMonths', 'activationDate']);
  });
});
