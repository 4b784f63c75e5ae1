import { Engine } from 'json-rules-engine';
import { simdKernel } from '../src/adapters/wasm/simd-kernel.js';
import { bestRowKernel } from '../src/adapters/wasm/simd-row-kernel.js';
import type { ColumnKernel } from '../src/core/rules/columns/column-kernel.js';
import { ColumnMatcher } from '../src/core/rules/columns/column-matcher.js';
import { encodeFacts } from '../src/core/rules/columns/encode-block.js';
import { scalarKernel } from '../src/core/rules/columns/scalar-kernel.js';
import { type CompiledRuleSet, compileRuleSet } from '../src/core/rules/compile/compile-rule-set.js';
import { explainByReference, explainCompiled } from './rules-explain.js';
import { guardedColumns, guardedRow } from './rules-guarded.js';
import { cpuMs, type Emit, type Runner } from './rules-runner.js';
import type { Workload } from './rules-workload.js';

/** What one variant measured in its own process. */
export type Measured = {
  readonly usPerCustomer: number;
  /** Over the pairs (customer, rule) of the customers that the reference is asked about, and of all. */
  readonly hash: number;
  readonly wholeHash: number;
  readonly matches: number;
  readonly compileMs: number;
  /** Of the row path alone. */
  readonly recompileMs: number | null;
  readonly bytesPerCustomer: number;
};

/** Those that decide as json-rules-engine does; the product's own way of the same rules; one rule's result tree. */
export const STRICT = ['reference', 'row', 'columns', 'columns-scalar'] as const;
export const GUARDED = ['guarded-row', 'guarded-columns'] as const;
export const EXPLAIN = ['explain-reference', 'explain'] as const;
export type Variant = (typeof STRICT)[number] | (typeof GUARDED)[number] | (typeof EXPLAIN)[number];

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Order does not matter, pairs do. */
function pairHash(hash: number, customer: number, rule: number): number {
  let mixed = Math.imul(customer + 1, 0x9e3779b1) ^ Math.imul(rule + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (hash + (mixed ^ (mixed >>> 13))) >>> 0;
}

/** What the next version costs where one rule of the set was edited. */
function recompileMs(workload: Workload): number {
  const { set } = compiledOf(workload);
  const edited = workload.rules.map((rule, at) =>
    at === 500 ? { ...rule, conditions: { all: [rule.conditions] } } : rule,
  );
  const from = cpuMs();
  const read = set.next(edited);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return cpuMs() - from;
}

function compiledOf({ rules }: Workload): { readonly set: CompiledRuleSet; readonly compileMs: number } {
  const from = cpuMs();
  const read = compileRuleSet(rules, { allowUndefinedFacts: true, rowKernels: bestRowKernel });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { set: read.value, compileMs: cpuMs() - from };
}

/** As its users write it: one engine, one run a customer, the profile as a fact and a path into it. */
function reference({ rules, customers }: Workload, asked: number): Runner {
  const from = cpuMs();
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) engine.addRule(structuredClone(rule) as never);
  const compileMs = cpuMs() - from;
  const run = async (emit: Emit) => {
    for (const [customer, profile] of customers.slice(0, asked).entries()) {
      const { events } = await engine.run({ profile });
      for (const { type } of events) emit(customer, Number(type.slice('rule-'.length)));
    }
  };
  const pass = async () => {
    let matches = 0;
    await run(() => {
      matches += 1;
    });
    return matches;
  };
  return { compileMs, bytesPerCustomer: 0, customers: asked, pass, emit: run };
}

function row(workload: Workload): Runner {
  const { set, compileMs } = compiledOf(workload);
  const facts = workload.customers.map((profile) => ({ profile }));
  const exact = () => {
    throw new Error('nothing here needs the exact path');
  };
  const pass = () => {
    let matches = 0;
    for (const one of facts) matches += set.match(one, exact).length;
    return matches;
  };
  const emit = (pair: Emit) => {
    for (const [customer, one] of facts.entries()) for (const rule of set.match(one, exact)) pair(customer, rule);
  };
  return { compileMs, bytesPerCustomer: 0, customers: facts.length, pass, emit };
}

function columns(workload: Workload, kernel: ColumnKernel): Runner {
  const { set, compileMs } = compiledOf(workload);
  const from = cpuMs();
  const matcher = new ColumnMatcher(set.index, kernel);
  const programMs = cpuMs() - from;
  const blocks = [
    ...encodeFacts(
      set.index,
      workload.customers.map((profile) => ({ profile })),
    ),
  ];
  if (blocks.some(({ irregular }) => irregular.length > 0)) throw new Error('nothing here needs the exact path');
  const pass = () => {
    let matches = 0;
    for (const found of matcher.matches(blocks)) matches += found.rules.length;
    return matches;
  };
  const emit = (pair: Emit) => {
    let first = 0;
    for (const { n, starts, rules } of matcher.matches(blocks)) {
      for (let at = 0; at < n; at += 1) {
        for (const rule of rules.subarray(starts[at], starts[at + 1])) pair(first + at, rule);
      }
      first += n;
    }
  };
  const bytesPerCustomer = set.index.dimensions.length;
  return { compileMs: compileMs + programMs, bytesPerCustomer, customers: workload.customers.length, pass, emit };
}

function runnerOf(variant: Variant, workload: Workload, asked: number): Runner {
  switch (variant) {
    case 'reference':
      return reference(workload, asked);
    case 'row':
      return row(workload);
    case 'columns':
      return columns(workload, simdKernel());
    case 'columns-scalar':
      return columns(workload, scalarKernel());
    case 'guarded-row':
      return guardedRow(workload);
    case 'guarded-columns':
      return guardedColumns(workload);
    case 'explain-reference':
      return explainByReference(workload);
    case 'explain':
      return explainCompiled(workload);
  }
}

/** Passes for at least this long, so that a sample is no matter of chance. */
async function sampled(runner: Runner, ms: number): Promise<number> {
  const from = cpuMs();
  let passes = 0;
  do {
    await runner.pass();
    passes += 1;
  } while (cpuMs() - from < ms);
  return ((cpuMs() - from) * 1_000) / (passes * runner.customers);
}

/** Warms up, measures the CPU time of the whole process, its helper threads included, and hashes what matched. */
export async function measure(variant: Variant, workload: Workload, asked: number): Promise<Measured> {
  const runner = runnerOf(variant, workload, asked);
  await sampled(runner, 1_000);
  const samples: number[] = [];
  for (let sample = 0; sample < 5; sample += 1) samples.push(await sampled(runner, 250));
  let [hash, wholeHash, matches] = [0, 0, 0];
  await runner.emit((customer, rule) => {
    if (customer < asked) hash = pairHash(hash, customer, rule);
    wholeHash = pairHash(wholeHash, customer, rule);
    matches += 1;
  });
  const { compileMs, bytesPerCustomer } = runner;
  const again = variant === 'row' ? recompileMs(workload) : null;
  return { usPerCustomer: median(samples), hash, wholeHash, matches, compileMs, recompileMs: again, bytesPerCustomer };
}
