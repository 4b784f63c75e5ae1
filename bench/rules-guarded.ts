import { simdKernel } from '../src/adapters/wasm/simd-kernel.js';
import type { ListValue } from '../src/core/condition/operators.js';
import { blockOf } from '../src/core/facts/fact-block.js';
import type { FactCatalogue, FactDefinition } from '../src/core/facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../src/core/facts/fact-sheet.js';
import type { PartMatches } from '../src/core/rules/guarded/guarded-columns.js';
import { GuardedRules } from '../src/core/rules/guarded/guarded-rules.js';
import { compilePack } from '../src/core/rules/program.js';
import type { Leaf, Node, Profile } from './rules-plain.js';
import { cpuMs, type Emit, type Runner } from './rules-runner.js';
import type { BenchRule, Workload } from './rules-workload.js';

/** Customers of one block. */
const BLOCK = 2_048;
const FIELD = 'value';

type Fact = { readonly name: string; readonly path: string; readonly definition: FactDefinition };

const nameOf = (path: string) => path.slice(2).replace(/\.(.)/g, (_dot, letter: string) => letter.toUpperCase());
const LABELS = { 'zh-CN': '事实', en: 'fact' };

function leavesOf(node: Node): readonly Leaf[] {
  if ('all' in node) return node.all.flatMap(leavesOf);
  if ('any' in node) return node.any.flatMap(leavesOf);
  return 'not' in node ? leavesOf(node.not) : [node];
}

function typeOf({ operator, value }: Leaf): FactDefinition['type'] {
  if (operator === 'contains' || operator === 'doesNotContain') return 'list';
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'number' ? 'number' : typeof one === 'boolean' ? 'boolean' : 'text';
}

function factOf(leaf: Leaf): Fact {
  const [name, type] = [nameOf(leaf.path), typeOf(leaf)];
  const base = { name, unit: null, nullable: true, labels: LABELS };
  const element = { name: FIELD, type: 'text' as const, unit: null, nullable: true, labels: LABELS };
  const definition = type === 'list' ? { ...base, type, fields: [element] } : { ...base, type };
  return { name, path: leaf.path, definition };
}

/** A profile's path is a fact of its own, a list of texts a list of records, and a negative question says what unknown means. */
function conditionOf(node: Node): object {
  if ('all' in node) return { all: node.all.map(conditionOf) };
  if ('any' in node) return { any: node.any.map(conditionOf) };
  if ('not' in node) return { not: conditionOf(node.not) };
  const { operator, value, path } = node;
  const fact = nameOf(path);
  if (typeOf(node) !== 'list') return { fact, operator, value };
  const some = { fact, operator: 'some', value: { all: [{ fact: FIELD, operator: 'equal', value }] } };
  return operator === 'contains' ? some : { not: some };
}

function ruleOf({ conditions, priority }: BenchRule, at: number): object {
  const schedule = { delayHours: 0, expireHours: 72 };
  const params = { offerId: 'offer', channel: 'sms', lever: 'retention', schedule };
  return {
    id: `rule-${at}`,
    title: LABELS,
    priority,
    conditions: conditionOf(conditions),
    event: { type: 'offer', params },
  };
}

function valueAt(profile: Profile, path: string): unknown {
  let value: unknown = profile;
  for (const step of path.slice(2).split('.')) value = (value as Profile | null | undefined)?.[step];
  return value ?? null;
}

function sheetOf(profile: Profile, facts: readonly Fact[]): FactSheet {
  const factValue = ({ path, definition }: Fact): FactValue => {
    const value = valueAt(profile, path);
    if (definition.type !== 'list' || !Array.isArray(value)) return value as FactValue;
    return value.map((one) => ({ [FIELD]: one })) as ListValue;
  };
  return Object.fromEntries(facts.map((fact) => [fact.name, factValue(fact)]));
}

/** The same rules and customers as a pack of the product: guarded, three truths, flat facts. */
function packOf({ rules, customers }: Workload) {
  const leaves = rules.flatMap(({ conditions }) => leavesOf(conditions));
  const facts = [...new Map(leaves.map((leaf) => [leaf.path, factOf(leaf)])).values()];
  const catalogue: FactCatalogue = new Map(facts.map(({ name, definition }) => [name, definition]));
  const from = cpuMs();
  const pack = { pack: 'bench', title: LABELS, rules: rules.map(ruleOf) as never };
  const compiled = new GuardedRules(compilePack(pack, catalogue), simdKernel);
  const sheets = customers.map((profile) => sheetOf(profile, facts));
  return { compiled, catalogue, sheets, names: [...catalogue.keys()], compileMs: cpuMs() - from };
}

export function guardedRow(workload: Workload): Runner {
  const { compiled, sheets, compileMs } = packOf(workload);
  const pass = () => {
    let matches = 0;
    for (const sheet of sheets) matches += compiled.row(sheet).matched.length;
    return matches;
  };
  const emit = (pair: Emit) => {
    for (const [customer, sheet] of sheets.entries()) {
      for (const rule of compiled.row(sheet).matched) pair(customer, rule);
    }
  };
  return { compileMs, bytesPerCustomer: 0, customers: sheets.length, pass, emit };
}

/** Encoding of the fact columns included: what a run does with a block it has read. */
export function guardedColumns(workload: Workload): Runner {
  const { compiled, catalogue, sheets, names, compileMs } = packOf(workload);
  const blocks = Array.from({ length: Math.ceil(sheets.length / BLOCK) }, (_block, at) => {
    const some = sheets.slice(at * BLOCK, (at + 1) * BLOCK);
    return blockOf(some.map(String), some, names, catalogue);
  });
  const columns = compiled.columns();
  const pass = () => {
    let matches = 0;
    for (const block of blocks) for (const part of columns.matches(block)) matches += part.rules.length;
    return matches;
  };
  const emitPart = (first: number, { n, from, starts, rules }: PartMatches, pair: Emit) => {
    for (let row = 0; row < n; row += 1) {
      for (const rule of rules.subarray(starts[row], starts[row + 1])) pair(first + from + row, rule);
    }
  };
  const emit = (pair: Emit) => {
    for (const [at, block] of blocks.entries()) {
      for (const part of columns.matches(block)) emitPart(at * BLOCK, part, pair);
    }
  };
  return { compileMs, bytesPerCustomer: 0, customers: sheets.length, pass, emit };
}
