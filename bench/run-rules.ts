import { bestKernel } from '../src/adapters/wasm/simd-kernel.js';
import type { FactBlock } from '../src/core/facts/fact-block.js';
import type { FactCatalogue } from '../src/core/facts/fact-catalogue.js';
import { GuardedRules } from '../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../src/core/rules/program.js';
import { BENCH_NOW } from './run-customers.js';
import { portfolio } from './run-portfolio.js';

/** The facts some rules ask for, and how many matches they have among a block's customers. */
export type Evaluation = { readonly facts: readonly string[]; matchesIn(block: FactBlock): number };

/** The one place that says how rules are evaluated on columns. */
export function evaluationOf(catalogue: FactCatalogue, count: number): Evaluation {
  const rules = new GuardedRules(compilePack(portfolio(count), catalogue), bestKernel);
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
