import { describe, expect, it } from '@jest/globals';
import { Fact } from '../engine/fact.js';
import { Operator } from '../engine/operators/operator.js';
import type { RuleProperties } from '../engine/types.js';
import { type ExplainOptions, explain, explainer } from './explainer.js';

const RULE: RuleProperties = {
  conditions: { all: [{ fact: 'usage', path: '$.dataGb', operator: 'lessThan', value: 8 }] },
  event: { type: 'offer', params: { id: 'DATA-10' } },
  name: 'low use',
  priority: 3,
};

const EXPLAINED = {
  conditions: {
    priority: 1,
    all: [
      {
        operator: 'lessThan',
        value: 8,
        fact: 'usage',
        factResult: 9.2,
        valueResult: 8,
        result: false,
        path: '$.dataGb',
      },
    ],
  },
  event: { type: 'offer', params: { id: 'DATA-10' } },
  priority: 3,
  name: 'low use',
  result: false,
};

it('says why not, at once', async () => {
  expect(explainer(RULE).explainNow({ usage: { dataGb: 9.2 } })).toEqual(EXPLAINED);
  expect(await explain(RULE, { usage: { dataGb: 9.2 } })).toEqual(EXPLAINED);
});

it('gives every customer an answer of their own', () => {
  const { explainNow } = { explainNow: explainer(RULE).explainNow.bind(explainer(RULE)) };
  const [one, other] = [explainNow({ usage: { dataGb: 1 } }), explainNow({ usage: { dataGb: 1 } })];
  expect(one?.event).toEqual(other?.event);
  expect(one?.event).not.toBe(other?.event);
});

describe('where it takes waiting', () => {
  it.each<[string, ExplainOptions, object, boolean]>([
    ['a fact that is worked out', { facts: [new Fact('usage', async () => ({ dataGb: 1 }))] }, {}, true],
    ['a function among the facts', {}, { usage: () => ({ dataGb: 9 }) }, false],
    ['an operator of one’s own', { operators: [new Operator('lessThan', () => true)] }, { usage: {} }, true],
  ])('%s', async (_case, options, facts, result) => {
    const prepared = explainer(RULE, options);
    expect(prepared.explainNow(facts as never)).toBeNull();
    expect(await prepared.explain(facts as never)).toMatchObject({ result });
  });

  it('a run that rejects rejects here too', async () => {
    await expect(explain(RULE, {})).rejects.toMatchObject({ code: 'UNDEFINED_FACT' });
  });
});

it('sets nothing off', async () => {
  let called = 0;
  const onSuccess = () => {
    called += 1;
  };
  await explain({ ...RULE, onSuccess, onFailure: onSuccess }, { usage: { dataGb: 1 } });
  await explain({ ...RULE, onSuccess, onFailure: onSuccess }, { usage: () => ({ dataGb: 1 }) });
  expect(called).toBe(0);
});
