import { describe, expect, it } from '@jest/globals';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import { readStageModel } from './stage-model.js';

function fact(name: string, type: FactDefinition['type'], values?: readonly string[]): [string, FactDefinition] {
  const labels = { 'zh-CN': name, en: name };
  return [name, { name, type, unit: null, nullable: true, labels, ...(values === undefined ? {} : { values }) }];
}

const CATALOGUE: FactCatalogue = new Map([
  fact('tenureMonths', 'number'),
  fact('lifecycleStage', 'enum', ['A', 'B']),
  fact('lifecycleStageCause', 'enum', ['NEW', 'OTHER']),
  fact('lifecycleStageBasis', 'enum', ['SERIES', 'FALLBACK']),
]);

const holds = (name: string) => ({ all: [{ fact: name, operator: 'lessThan', value: 3 }] });
const rule = { stage: 'A', cause: 'NEW', conditions: holds('tenureMonths') };
const part = { basis: 'FALLBACK', rules: [rule], otherwise: { stage: 'B', cause: 'OTHER' } };

function problemsOf(json: unknown): readonly string[] {
  const read = readStageModel(json, CATALOGUE, '$.model');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

it('a model is read with its conditions', () => {
  const read = readStageModel({ model: 'abcde', parts: [part] }, CATALOGUE);
  expect(read).toMatchObject({
    ok: true,
    value: { model: 'abcde', parts: [{ basis: 'FALLBACK', rules: [{ stage: 'A', conditions: { kind: 'all' } }] }] },
  });
});

it('a part before the last needs no otherwise', () => {
  const { otherwise: _none, ...series } = { ...part, basis: 'SERIES' };
  expect(problemsOf({ model: 'abcde', parts: [series, part] })).toEqual([]);
});

describe('refused, with the path and the reason', () => {
  const { otherwise: _none, ...open } = part;
  it.each([
    ['no parts', { model: 'x', parts: [] }, ['$.model.parts EMPTY_LIST']],
    ['parts that are no list', { model: 'x', parts: {} }, ['$.model.parts WRONG_TYPE']],
    ['no name', { model: '', parts: [part] }, ['$.model.model WRONG_TYPE']],
    [
      'a last part that leaves customers over',
      { model: 'x', parts: [open] },
      ['$.model.parts[0].otherwise LAST_PART_NEEDS_OTHERWISE'],
    ],
    [
      'a stage nobody declared',
      { model: 'x', parts: [{ ...part, rules: [{ ...rule, stage: 'Z' }] }] },
      ['$.model.parts[0].rules[0].stage VALUE_NOT_ALLOWED'],
    ],
    [
      'a cause nobody declared',
      { model: 'x', parts: [{ ...part, otherwise: { stage: 'B', cause: '?' } }] },
      ['$.model.parts[0].otherwise.cause VALUE_NOT_ALLOWED'],
    ],
    [
      'a basis nobody declared',
      { model: 'x', parts: [{ ...part, basis: 'GUESS' }] },
      ['$.model.parts[0].basis VALUE_NOT_ALLOWED'],
    ],
    [
      'a stage that asks for the stage',
      { model: 'x', parts: [{ ...part, rules: [{ ...rule, conditions: holds('lifecycleStage') }] }] },
      ['$.model.parts[0].rules[0].conditions.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'a rule without conditions',
      { model: 'x', parts: [{ ...part, rules: [{ stage: 'A', cause: 'NEW' }] }] },
      ['$.model.parts[0].rules[0].conditions MISSING_FIELD'],
    ],
    ['not a model', [], ['$.model WRONG_TYPE']],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
