import { expect, it } from '@jest/globals';
import { verifyRules } from '../../src/core/rules/check/verify.js';
import type { TopLevelCondition } from '../../src/core/rules/engine/types.js';
import { type FactType, TYPE_NAMES } from '../../src/core/rules/face/fact-types.js';
import { verify } from '../../src/core/rules/face/verify-rule-set.js';
import { compilePack } from '../../src/core/rules/program.js';
import { aCatalogue, aRulePack } from '../builders/a-rule-pack.js';
import { conditionsOf, Dice, FACTS } from './thousand-rules.js';
import { ruleOf } from './verify-world.js';

const CATALOGUE = aCatalogue(...FACTS);

it('a thousand rules are decided whole within the usual limits', () => {
  const rules = Array.from({ length: 1_000 }, (_rule, index) => {
    const dice = new Dice(`rule ${index}`);
    const schedule = { delayHours: 0, expireHours: 24 * (1 + dice.below(3)) };
    const change = { offerId: `offer-${dice.below(60)}`, priority: 1 + dice.below(5), schedule };
    return ruleOf(`r-${index}`, conditionsOf(dice, index), change);
  });
  const findings = verifyRules([compilePack(aRulePack({ rules }), CATALOGUE)], CATALOGUE);
  expect(findings.filter(({ claim }) => claim.kind === 'undecided')).toEqual([]);
  const kinds = new Set(findings.map(({ kind }) => kind));
  expect([...kinds]).toEqual(expect.arrayContaining(['never-fires', 'no-effect', 'implied', 'event-clash']));
});

it('and so are a thousand of json-rules-engine’s, with the facts declared', () => {
  const types = FACTS.map(({ name, type, values, whole }): [string, FactType] => {
    if (values !== undefined) return [name, { enum: values }];
    if (type === 'number') return [name, { type: whole ? 'integer' : 'number' }];
    return [name, { type: TYPE_NAMES.find((one) => one === type) ?? 'string' }];
  });
  const rules = Array.from({ length: 1_000 }, (_rule, index) => {
    const dice = new Dice(`rule ${index}`);
    const event = { type: `offer-${dice.below(60)}`, params: { expireHours: 24 * (1 + dice.below(3)) } };
    const conditions = conditionsOf(dice, index) as TopLevelCondition;
    return { name: `r-${index}`, conditions, event, priority: 1 + dice.below(5) };
  });
  const findings = verify(rules, { facts: Object.fromEntries(types), allowUndefinedFacts: true });
  expect(findings.filter(({ claim }) => claim.kind === 'undecided')).toEqual([]);
  const kinds = new Set(findings.map(({ kind }) => kind));
  expect([...kinds]).toEqual(expect.arrayContaining(['never-fires', 'no-effect', 'implied', 'event-clash']));
});
