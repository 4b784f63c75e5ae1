import { describe, expect, it } from '@jest/globals';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import { readStageModel } from './read-stage-model.js';

function fact(name: string, type: FactDefinition['type'], values?: readonly string[]): [string, FactDefinition] {
  const labels = { 'zh-CN': name, en: name };
  return [name, { name, type, unit: null, nullable: true, labels, ...(values === undefined ? {} : { values }) }];
}

const CATALOGUE: FactCatalogue = new Map([
  fact('tenureMonths', 'number'),
  fact('lifecycleStage', 'enum', ['A', 'B']),
  fact('lifecycleStageCause', 'enum', ['NEW', 'OTHER']),
  fact('lifecycleStageBasis', 'enum', ['SERIES', 'FALLBACK', 'HELD', 'KEPT']),
  fact('lifecycleStageMissing', 'text'),
  fact('lifecycleStageSince', 'day'),
  fact('lifecycleStageFrom', 'enum', ['A', 'B']),
]);

const holds = (name: string) => ({ all: [{ fact: name, operator: 'lessThan', value: 3 }] });
const rule = { stage: 'A', cause: 'NEW', conditions: holds('tenureMonths') };
const part = { basis: 'FALLBACK', rules: [rule], otherwise: { stage: 'B', cause: 'OTHER' } };

const GIVES = {
  stage: 'lifecycleStage',
  cause: 'lifecycleStageCause',
  basis: 'lifecycleStageBasis',
  missing: 'lifecycleStageMissing',
  since: 'lifecycleStageSince',
  from: 'lifecycleStageFrom',
};
const STAY = { days: { A: 30 }, interrupts: ['B'], held: 'HELD', kept: 'KEPT' };
const modelOf = (change: object) => ({ model: 'abcde', gives: GIVES, stay: STAY, parts: [part], ...change });

function problemsOf(json: unknown): readonly string[] {
  const read = readStageModel(json, CATALOGUE, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('a model is read with its conditions', () => {
  const read = readStageModel(modelOf({}), CATALOGUE);
  expect(read).toMatchObject({
    ok: true,
    value: { model: 'abcde', parts: [{ basis: 'FALLBACK', rules: [{ stage: 'A', conditions: { kind: 'all' } }] }] },
  });
});

it('a part before the last needs no otherwise', () => {
  const { otherwise: _none, ...series } = { ...part, basis: 'SERIES' };
  expect(problemsOf(modelOf({ parts: [series, part] }))).toEqual([]);
});

describe('refused, with the path and the reason', () => {
  const { otherwise: _none, ...open } = part;
  it.each([
    ['no parts', modelOf({ parts: [] }), ['$.model.parts EMPTY_LIST']],
    ['parts that are no list', modelOf({ parts: {} }), ['$.model.parts WRONG_TYPE']],
    [
      'a stage nothing leads to: a gap',
      modelOf({ parts: [{ ...part, otherwise: { stage: 'A', cause: 'OTHER' } }] }),
      ['$.model.gives.stage VALUE_NEVER_GIVEN'],
    ],
    [
      'a rule that an earlier one overlaps wholly',
      modelOf({ parts: [{ ...part, rules: [rule, { ...rule, stage: 'B' }] }] }),
      ['$.model.parts[0].rules[1] RULE_COVERED'],
    ],
    ['no name', modelOf({ model: '' }), ['$.model.model WRONG_TYPE']],
    [
      'a last part that leaves customers over',
      modelOf({ parts: [open] }),
      ['$.model.parts[0].otherwise LAST_PART_NEEDS_OTHERWISE'],
    ],
    [
      'a stage nobody declared',
      modelOf({ parts: [{ ...part, rules: [{ ...rule, stage: 'Z' }] }] }),
      ['$.model.parts[0].rules[0].stage VALUE_NOT_ALLOWED'],
    ],
    [
      'a cause nobody declared',
      modelOf({ parts: [{ ...part, otherwise: { stage: 'B', cause: '?' } }] }),
      ['$.model.parts[0].otherwise.cause VALUE_NOT_ALLOWED'],
    ],
    [
      'a basis nobody declared',
      modelOf({ parts: [{ ...part, basis: 'GUESS' }] }),
      ['$.model.parts[0].basis VALUE_NOT_ALLOWED'],
    ],
    [
      'a stage that asks for the stage',
      modelOf({ parts: [{ ...part, rules: [{ ...rule, conditions: holds('lifecycleStage') }] }] }),
      ['$.model.parts[0].rules[0].conditions.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'a rule without conditions',
      modelOf({ parts: [{ ...part, rules: [{ stage: 'A', cause: 'NEW' }] }] }),
      ['$.model.parts[0].rules[0].conditions MISSING_FIELD'],
    ],
    ['not a model', [], ['$.model WRONG_TYPE']],
    [
      'a stage of a stay nobody declared',
      modelOf({ stay: { ...STAY, days: { Z: 1 } } }),
      ['$.model.stay.days.Z UNKNOWN_FIELD'],
    ],
    [
      'a stay of half a day',
      modelOf({ stay: { ...STAY, days: { A: 0.5 } } }),
      ['$.model.stay.days.A NOT_WHOLE_BETWEEN'],
    ],
    [
      'a way back from a stage that nobody stays in',
      modelOf({ parts: [{ ...part, rules: [{ ...rule, from: ['B'] }] }] }),
      ['$.model.stay STAY_NEEDED'],
    ],
    [
      'a last part that is not for all',
      modelOf({ parts: [{ ...part, when: holds('tenureMonths') }] }),
      ['$.model.parts[0].when LAST_PART_FOR_ALL'],
    ],
    [
      'a fact it gives that nobody declared',
      modelOf({ gives: { ...GIVES, since: 'sinceWhen' } }),
      ['$.model.gives.since FACT_NOT_DECLARED'],
    ],
    [
      'a way from a stage nobody declared',
      modelOf({ parts: [{ ...part, rules: [{ ...rule, from: ['Q'] }] }] }),
      ['$.model.parts[0].rules[0].from[0] VALUE_NOT_ALLOWED', '$.model.stay STAY_NEEDED'],
    ],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
