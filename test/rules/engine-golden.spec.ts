import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/core/rules/engine/engine.js';
import type { EngineOptions, TopLevelCondition } from '../../src/core/rules/engine/types.js';
import { REFERENCE, type RulesKit } from '../../src/core/rules/reference.js';
import * as OURS from '../../src/rules.js';
import { GOLDEN, type GoldenRow } from './golden-tables.js';
import { judged, type Verdict } from './verdict.js';

const adult = { all: [{ fact: 'age', operator: 'greaterThanInclusive', value: 18 }] };

function engineOf(kit: RulesKit, conditions: object, options: EngineOptions = {}): Engine {
  const engine = new kit.Engine([], options);
  engine.addOperator('one', (fact: unknown, value: unknown) => (fact === value ? 1 : 0));
  engine.addOperator('later', (fact: unknown, value: unknown) => Promise.resolve(fact === value));
  engine.addOperatorDecorator('first', (fact: unknown[], value: unknown, next) => next(fact[0], value));
  engine.setCondition('adult', structuredClone(adult));
  engine.setCondition('grown', { condition: 'adult' });
  engine.addRule({ conditions: conditions as TopLevelCondition, event: { type: 'won', params: { n: 1 } } });
  return engine;
}

const outcomeOf = (verdict: Verdict) =>
  'rejected' in verdict ? verdict.rejected : verdict.results.length === 1 ? 'won' : 'lost';

async function bothSay([, conditions, facts, , options]: GoldenRow) {
  const ours = await judged(engineOf(OURS, structuredClone(conditions), options), facts);
  const judge = await judged(engineOf(REFERENCE, structuredClone(conditions), options), facts);
  return { ours, judge };
}

describe.each(Object.entries(GOLDEN))('%s', (_topic, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', async (_says, row) => {
    const { ours, judge } = await bothSay(row);
    expect(outcomeOf(ours)).toBe(row[3]);
    expect(ours).toEqual(judge);
  });
});
