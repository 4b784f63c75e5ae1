import { describe, expect, it } from '@jest/globals';
import { Fact } from '../../src/core/rules/engine/fact.js';
import { Operator } from '../../src/core/rules/engine/operators/operator.js';
import { OperatorDecorator } from '../../src/core/rules/engine/operators/operator-decorator.js';
import type { RuleProperties, TopLevelCondition } from '../../src/core/rules/engine/types.js';
import { REFERENCE } from '../../src/core/rules/reference.js';
import { explainer } from '../../src/core/rules/result/explainer.js';
import { Chance } from './fuzz-chance.js';
import { rule, SHARED, sharedCondition } from './fuzz-rules.js';
import { FACTS, profile, scalar } from './fuzz-values.js';

type Facts = Record<string, unknown>;

const later = (value: unknown) => () => Promise.resolve(value);

/** What one seed asks; made twice, so that neither side sees the other's objects. */
function worldOf(seed: number) {
  const chance = new Chance(seed);
  const options = {
    allowUndefinedFacts: chance.maybe(0.7),
    allowUndefinedConditions: chance.maybe(0.8),
    replaceFactsInEventParams: chance.maybe(0.2),
  };
  const hasOperators = chance.maybe(0.3);
  const conditions: Record<string, TopLevelCondition> = {};
  for (const [index, name] of SHARED.entries()) {
    if (chance.maybe(0.98)) conditions[name] = sharedCondition(chance, index) as TopLevelCondition;
  }
  const registered = FACTS.dynamic.map((name): [string, unknown, object] => [
    name,
    chance.maybe(0.8) ? scalar(chance) : later(scalar(chance)),
    chance.maybe(0.3) ? { priority: 5 } : {},
  ]);
  const asked = rule(chance, 0) as unknown as RuleProperties;
  const customers = chance.many(4, 8, () => customerOf(chance));
  return { options, hasOperators, conditions, registered, asked, customers };
}

function customerOf(chance: Chance): Facts {
  const given: Facts = chance.maybe(0.02) ? Object.create({ f1: scalar(chance) }) : {};
  for (const name of FACTS.plain) if (chance.maybe(0.93)) given[name] = scalar(chance);
  for (const name of FACTS.profile) given[name] = chance.maybe(0.95) ? profile(chance) : scalar(chance);
  if (chance.maybe(0.05)) given.f2 = later(scalar(chance));
  if (chance.maybe(0.02)) given.f3 = Promise.resolve(scalar(chance));
  return given;
}

const one = (fact: unknown, value: unknown) => (fact === value ? 1 : 0);
const first = (fact: unknown, value: unknown, next: (a: unknown, b: unknown) => unknown) =>
  next(Array.isArray(fact) ? fact[0] : fact, value);

function judged(seed: number): (customer: number) => Promise<string> {
  const { options, hasOperators, conditions, registered, asked, customers } = worldOf(seed);
  const engine = new REFERENCE.Engine([asked], options);
  for (const [name, condition] of Object.entries(conditions)) engine.setCondition(name, condition);
  for (const [name, value, more] of registered) engine.addFact(name, value, more);
  if (hasOperators) {
    engine.addOperator('one', one);
    engine.addOperatorDecorator('first', first);
  }
  return async (customer) => {
    const { results, failureResults } = await engine.run(customers[customer] as Facts);
    return JSON.stringify([...results, ...failureResults][0]?.toJSON(false));
  };
}

function explained(seed: number) {
  const { options, hasOperators, conditions, registered, asked, customers } = worldOf(seed);
  const prepared = explainer(asked, {
    ...options,
    conditions,
    facts: registered.map(([name, value, more]) => new Fact(name, value, more)),
    operators: hasOperators ? [new Operator('one', one)] : [],
    operatorDecorators: hasOperators ? [new OperatorDecorator('first', first)] : [],
  });
  return { prepared, customers };
}

const orRejected = (answer: () => Promise<string>) => answer().catch(() => 'rejected');

const SEEDS = Number(process.env.FUZZ_RUNS ?? 1_000);

/** Both sides of every customer of a seed: the judge's tree or 'rejected', ours, and whether ours took no waiting. */
async function pairsOf(seed: number) {
  const judge = judged(seed);
  const { prepared, customers } = explained(seed);
  const pairs = [];
  for (const [customer, facts] of customers.entries()) {
    const atOnce = prepared.explainNow(facts) !== null;
    const expected = await orRejected(() => judge(customer));
    const found = await orRejected(async () => JSON.stringify(await prepared.explain(facts)));
    pairs.push({ seed, customer, expected, found, atOnce });
  }
  return pairs;
}

describe('the result tree', () => {
  it('is json-rules-engine’s own, whatever the rule and the data', async () => {
    const pairs = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) pairs.push(...(await pairsOf(seed)));
    expect(pairs.filter(({ expected, found }) => expected !== found)).toEqual([]);
    expect(pairs.length).toBeGreaterThan(SEEDS * 4);
    expect(pairs.filter(({ atOnce }) => atOnce).length / pairs.length).toBeGreaterThan(0.4);
    expect(pairs.filter(({ expected }) => expected === 'rejected').length / pairs.length).toBeLessThan(0.4);
  });
});
