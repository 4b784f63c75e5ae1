import type { Lever } from '../../src/core/campaign/lever.js';
import type { FactCatalogue, FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import type { Rule, RulePack } from '../../src/core/rules/rule-pack.js';

const twice = (text: string) => ({ 'zh-CN': text, en: text });

export function aFact(change: Partial<FactDefinition> & Pick<FactDefinition, 'name' | 'type'>): FactDefinition {
  return { unit: null, nullable: true, labels: twice(change.name), ...change };
}

export function aCatalogue(...facts: readonly FactDefinition[]): FactCatalogue {
  return new Map(facts.map((fact) => [fact.name, fact]));
}

/** Five facts, one of each type. */
export const FIVE_FACTS: FactCatalogue = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
  aFact({ name: 'tenureMonths', type: 'number', unit: 'months' }),
  aFact({ name: 'senior', type: 'boolean' }),
  aFact({ name: 'planCode', type: 'text' }),
  aFact({ name: 'exitDate', type: 'day' }),
);

export const TWO_LEVERS: readonly Lever[] = [
  { id: 'retention', title: twice('retention'), branch: 'lifetime', stages: ['C', 'D', 'E'] },
  { id: 'win-back', title: twice('win-back'), branch: 'lifetime', stages: ['C', 'D', 'E'] },
];

export function aRule(change: Partial<Rule> = {}): Rule {
  return {
    id: 'high-spend',
    title: { 'zh-CN': '高消费', en: 'High spend' },
    conditions: { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] },
    event: {
      type: 'offer',
      params: {
        offerId: 'keep-them',
        channel: 'email',
        lever: 'retention',
        schedule: { delayHours: 0, expireHours: 72 },
      },
    },
    ...change,
  };
}

export function aRulePack(change: Partial<RulePack> = {}): RulePack {
  return { pack: 'a-pack', title: { 'zh-CN': '规则包', en: 'A pack' }, rules: [aRule()], ...change };
}
