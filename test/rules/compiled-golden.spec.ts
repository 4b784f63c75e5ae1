import { describe, expect, it } from '@jest/globals';
import { REFERENCE, type RulesKit } from '../../src/core/rules/reference.js';
import * as OURS from '../../src/rules.js';
import { compile, type RuleSet } from '../../src/rules.js';
import { batchSaid, type Rejected, referenceOf, settled, told } from './compiled-face.js';
import { GOLDEN, type GoldenRow } from './golden-tables.js';
import { verdictOf } from './verdict.js';

function given(kit: RulesKit, [, conditions, , , policy]: GoldenRow): [OURS.CompileOptions, OURS.RuleDocument[]] {
  const options = {
    ...policy,
    operators: [
      new kit.Operator('one', (fact: unknown, value: unknown) => (fact === value ? 1 : 0)),
      new kit.Operator('later', (fact: unknown, value: unknown) => Promise.resolve(fact === value)),
    ],
    decorators: [new kit.OperatorDecorator('first', (fact: unknown[], value: unknown, next) => next(fact[0], value))],
    conditions: {
      adult: { all: [{ fact: 'age', operator: 'greaterThanInclusive', value: 18 }] },
      grown: { condition: 'adult' },
    },
  };
  const rule = { conditions: structuredClone(conditions), event: { type: 'won', params: { n: 1 } } };
  return [options as OURS.CompileOptions, [rule as OURS.RuleDocument]];
}

type Said = readonly unknown[] | Rejected;
const outcomeOf = (said: Said) => ('rejected' in said ? said.rejected : said.length === 1 ? 'won' : 'lost');

/** What each way of asking says. */
async function outcomesOf(set: RuleSet, facts: Record<string, unknown>): Promise<readonly string[]> {
  const [batch] = await set.matchBatch([facts]);
  const [run] = await set.runBatch([facts]);
  const all: readonly Said[] = [
    await settled(set.match(facts), (found): Said => found),
    batchSaid(batch, (found): Said => found),
    batchSaid(run, ({ results }): Said => results),
  ];
  return all.map(outcomeOf);
}

describe.each(Object.entries(GOLDEN))('compiled: %s', (_topic, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', async (_says, row) => {
    const [, , facts, outcome] = row;
    const set = compile(given(OURS, row)[1], given(OURS, row)[0]);
    const [options, rules] = given(REFERENCE, row);
    const judge = await settled(referenceOf(options, rules).run(facts), verdictOf);
    expect(await settled(set.run(facts), told)).toEqual(judge);
    expect(await outcomesOf(set, facts)).toEqual([outcome, outcome, outcome]);
  });
});
