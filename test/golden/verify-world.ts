import type { FactCatalogue } from '../../src/core/facts/fact-catalogue.js';
import { type VerifyOptions, verifyRules } from '../../src/core/rules/check/verify.js';
import { type CompiledPack, compilePack } from '../../src/core/rules/program.js';
import type { OfferEvent, Rule } from '../../src/core/rules/rule-pack.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../builders/a-rule-pack.js';

/** Facts that may be missing beside facts that never are, whole numbers beside fractions, and two made of each other. */
export const FACTS: FactCatalogue = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH', 'TOP'] }),
  aFact({ name: 'arpu3m', type: 'number', unit: 'minor', whole: true }),
  aFact({ name: 'stage', type: 'enum', values: ['A', 'B', 'C'], nullable: false }),
  aFact({ name: 'months', type: 'number', unit: 'months', whole: true }),
  aFact({ name: 'gigabytes', type: 'number', unit: 'GB' }),
  aFact({ name: 'senior', type: 'boolean' }),
  aFact({ name: 'known', type: 'boolean', nullable: false }),
  aFact({ name: 'plan', type: 'text' }),
  aFact({ name: 'ends', type: 'day' }),
  aFact({ name: 'spend', type: 'series', months: 12 }),
);

export const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
export const all = (...of: readonly unknown[]) => ({ all: of });
export const any = (...of: readonly unknown[]) => ({ any: of });
export const not = (of: unknown) => ({ not: of });

type Change = Omit<Partial<Rule>, 'event'> & Partial<OfferEvent['params']>;

/** A rule of its own offer unless it is said otherwise, so that only what a case is about is found. */
export function ruleOf(id: string, conditions: unknown, change: Change = {}): Rule {
  const { offerId = `offer-${id}`, channel = 'email', lever = 'retention', schedule, ...rest } = change;
  const params = { offerId, channel, lever, schedule: schedule ?? { delayHours: 0, expireHours: 72 } };
  return aRule({ id, conditions, event: { type: 'offer', params }, ...rest });
}

export function packOf(...rules: readonly Rule[]): CompiledPack {
  return compilePack(aRulePack({ rules }), FACTS);
}

export function verified(rules: readonly Rule[], options: VerifyOptions = {}) {
  return verifyRules([packOf(...rules)], FACTS, options);
}
