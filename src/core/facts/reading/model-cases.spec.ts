import { describe, expect, it } from '@jest/globals';
import { MODEL_FACTS } from '../../../../test/builders/model-facts.js';
import { bands } from '../models/bands.js';
import { readModelCases, runModelCase } from './model-cases.js';

const step = bands({
  model: 'spend-band',
  of: 'spend',
  causeOf: { fact: 'spendCause', values: ['KNOWN', 'UNKNOWN'] },
  gives: { band: 'band', cause: 'bandCause' },
  hysteresisPct: 5,
  lines: null,
  bands: [
    { from: Number.NEGATIVE_INFINITY, to: 100, means: 'LOW' },
    { from: 100, to: Number.POSITIVE_INFINITY, means: 'HIGH' },
  ],
});
const aCase = (change: object = {}) => ({
  case: 'a case',
  facts: { spend: 102, spendCause: 'KNOWN' },
  gives: { band: 'HIGH' },
  ...change,
});
const remembered = {
  states: { 'spend-band': { value: 'LOW', since: '2026-01-01', cause: 'KNOWN' } },
  today: '2026-11-02',
};

function problemsOf(json: unknown): readonly string[] {
  const read = readModelCases(json, [step], MODEL_FACTS);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

describe('a case is run through its model', () => {
  it.each([
    ['as it is', aCase(), { band: 'HIGH' }],
    ['with what was said before', aCase(remembered), { band: 'LOW' }],
    [
      'of the facts it expects',
      aCase({ gives: { band: 'HIGH', bandCause: 'KNOWN' } }),
      { band: 'HIGH', bandCause: 'KNOWN' },
    ],
    ['what it does not name is missing', aCase({ facts: {}, gives: { band: null } }), { band: null }],
  ])('%s', (_case, json, expected) => {
    const read = readModelCases([json], [step], MODEL_FACTS);
    expect(read.ok && read.value.map((one) => runModelCase([step], one))).toEqual([expected]);
  });
});

describe('refused, with the place and the reason', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['no cases', [], ['$ WRONG_TYPE']],
    ['a fact the model does not read', [aCase({ facts: { share: 1 } })], ['$[0].facts.share UNKNOWN_FIELD']],
    ['a fact the model does not give', [aCase({ gives: { stars: 1 } })], ['$[0].gives.stars UNKNOWN_FIELD']],
    ['a value of another type', [aCase({ facts: { spend: 'much' } })], ['$[0].facts.spend WRONG_TYPE']],
    ['a past without a today', [aCase({ states: remembered.states })], ['$[0].today TODAY_NOT_SAID']],
    [
      'a past without a day',
      [aCase({ ...remembered, states: { 'spend-band': { value: 'LOW', since: 'then' } } })],
      ['$[0].states["spend-band"].since NOT_A_DAY'],
    ],
    ['a today that is no day', [aCase({ today: '2026-02-30' })], ['$[0].today NOT_A_DAY']],
    ['no name', [aCase({ case: '' })], ['$[0].case WRONG_TYPE']],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });
});
