import { Engine } from 'json-rules-engine';
import { explainer } from '../src/core/rules/result/explainer.js';
import { hashOfText, type Runner } from './rules-runner.js';
import type { Workload } from './rules-workload.js';

/** Pairs of a rule and a customer: every rule once, each with another customer. */
const PAIRS = 1_000;

type Tree = () => { readonly result: unknown } | Promise<{ readonly result: unknown }>;

/** Timed is the making of the tree, ready to be written; both sides write the same JSON, or the bench fails. */
function runnerOf(trees: readonly Tree[]): Runner {
  const pass = async () => {
    let matched = 0;
    for (const tree of trees) {
      const made = tree();
      const { result } = made instanceof Promise ? await made : made;
      if (result === true) matched += 1;
    }
    return matched;
  };
  const emit = async (pair: (customer: number, rule: number) => void) => {
    for (const [at, tree] of trees.entries()) pair(at, hashOfText(JSON.stringify(await tree())));
  };
  return { compileMs: 0, bytesPerCustomer: 0, customers: trees.length, pass, emit };
}

function pairsOf<T>({ rules, customers }: Workload, make: (rule: object, facts: { readonly profile: object }) => T) {
  return Array.from({ length: PAIRS }, (_pair, at): T => {
    const [rule, profile] = [rules[at % rules.length], customers[(at * 7) % customers.length]];
    if (rule === undefined || profile === undefined) throw new Error('the workload is empty');
    return make(rule, { profile });
  });
}

/** An engine a rule, made beforehand; its run gives the tree whether the rule matches or not. */
export function explainByReference(workload: Workload): Runner {
  return runnerOf(
    pairsOf(workload, (rule, facts) => {
      const engine = new Engine([structuredClone(rule) as never], { allowUndefinedFacts: true });
      return async () => {
        const { results, failureResults } = await engine.run({ ...facts });
        const [found] = [...results, ...failureResults];
        if (found === undefined) throw new Error('a run has no result');
        return found.toJSON(false) as { readonly result: unknown };
      };
    }),
  );
}

/** The compiled way, prepared beforehand */
export function explainCompiled(workload: Workload): Runner {
  return runnerOf(
    pairsOf(workload, (rule, facts) => {
      const prepared = explainer(rule as never, { allowUndefinedFacts: true });
      return () => {
        const tree = prepared.explainNow(facts);
        if (tree === null) throw new Error('nothing here needs the interpreter');
        return tree;
      };
    }),
  );
}
