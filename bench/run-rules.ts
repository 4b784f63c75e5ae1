import { bestKernel } from '../src/adapters/wasm/simd-kernel.js';
import type { FactBlock } from '../src/core/facts/fact-block.js';
import type { FactCatalogue, FactDefinition } from '../src/core/facts/fact-catalogue.js';
import { GuardedRules } from '../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../src/core/rules/program.js';
import type { Rule, RulePack } from '../src/core/rules/rule-pack.js';
import { BENCH_NOW } from './run-customers.js';

type Question = { readonly fact: string; readonly operator: string; readonly value: unknown };

/** A question a marketer might ask of a fact: marks that are met often enough to tell customers apart. */
function questionOf({ name, type, values = [] }: FactDefinition, turn: number): Question | null {
  if (type === 'boolean') return { fact: name, operator: 'equal', value: turn % 2 === 0 };
  if (type === 'enum') return { fact: name, operator: 'equal', value: values[turn % values.length] };
  if (type === 'number')
    return { fact: name, operator: 'greaterThanInclusive', value: [3, 12, 30, 90, 5_000][turn % 5] };
  return null;
}

/** So many rules of three conditions each over the facts there are; the same rules every time. */
function rulesOver(catalogue: FactCatalogue, count: number): RulePack {
  const facts = [...catalogue.values()].filter((fact) => questionOf(fact, 0) !== null);
  const twice = (text: string) => ({ 'zh-CN': text, en: text });
  const rules = Array.from({ length: count }, (_rule, index): Rule => {
    const asked = [0, 1, 2].flatMap((part) => {
      const fact = facts[(index * 7 + part * 13) % facts.length];
      return (fact && questionOf(fact, index + part)) ?? [];
    });
    return {
      id: `rule-${index}`,
      title: twice(`rule ${index}`),
      conditions: { all: [asked[0], { any: asked.slice(1) }] },
      event: {
        type: 'offer',
        params: { offerId: 'x', channel: 'sms', lever: 'x', schedule: { delayHours: 0, expireHours: 24 } },
      },
    };
  });
  return { pack: 'bench', title: twice('bench'), rules };
}

/** The facts some rules ask for, and how many matches they have among a block's customers. */
export type Evaluation = { readonly facts: readonly string[]; matchesIn(block: FactBlock): number };

/** The one place that says how rules are evaluated on columns. */
export function evaluationOf(catalogue: FactCatalogue, count: number): Evaluation {
  const rules = new GuardedRules(compilePack(rulesOver(catalogue, count), catalogue), bestKernel);
  const today = BENCH_NOW.toISOString().slice(0, 10);
  return {
    facts: rules.pack.facts,
    matchesIn: (block) => {
      let matches = 0;
      for (const part of rules.columns(today).matches(block)) matches += part.rules.length;
      return matches;
    },
  };
}
