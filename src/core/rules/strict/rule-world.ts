import { type FoundProblems, jsonTypeOf, pathTo } from '../../kit/found-problems.js';
import type { RuleSetOptions } from '../compile/rule-index.js';
import { Condition } from '../engine/condition.js';
import type { RuleHost } from '../engine/evaluate-rule.js';
import { Fact } from '../engine/fact.js';
import { DEFAULT_DECORATORS, DEFAULT_OPERATORS } from '../engine/operators/default-operators.js';
import { Operator } from '../engine/operators/operator.js';
import { OperatorDecorator } from '../engine/operators/operator-decorator.js';
import { OperatorMap } from '../engine/operators/operator-map.js';
import type { Loose, PathResolver } from '../engine/types.js';
import { resolvePath } from '../path.js';
import { isPlain } from '../row/fact-places.js';
import type { Facts } from '../row/fact-reader.js';
import type { BatchedFact, CompileOptions, Host } from './compile-options.js';
import { ownCopy } from './own-copy.js';

type Fields = Readonly<Record<string, unknown>>;

const NOTHING_SAID = { all: [] };

/** A promise, or what waits like one. */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** All that a version's rules share. Nothing of it changes once compiled. */
export class RuleWorld implements RuleHost {
  readonly operators = new OperatorMap();
  readonly conditions = new Map<string, Condition>();
  readonly facts = new Map<string, Fact>();
  readonly batched: ReadonlyMap<string, BatchedFact>;
  readonly allowUndefinedFacts: boolean;
  readonly allowUndefinedConditions: boolean;
  readonly replaceFactsInEventParams: boolean;
  readonly pathResolver: PathResolver;
  /** Resolves when others had their turn. */
  readonly nextTurn: () => Promise<unknown>;
  /** One object for all versions: that is how the index knows that its options did not change. */
  readonly indexOptions: RuleSetOptions;
  private readonly custom = new Set<string>();
  private readonly constants: Facts | null;

  constructor(options: CompileOptions, problems: FoundProblems, { rowKernels, nextTurn }: Host = {}) {
    this.allowUndefinedFacts = options.allowUndefinedFacts ?? false;
    this.allowUndefinedConditions = options.allowUndefinedConditions ?? false;
    this.replaceFactsInEventParams = options.replaceFactsInEventParams ?? false;
    this.pathResolver = options.pathResolver ?? resolvePath;
    if (typeof this.pathResolver !== 'function') problems.wrongType('$.pathResolver', 'function', options.pathResolver);
    this.nextTurn = nextTurn ?? (() => Promise.resolve());
    this.addOperators(options, problems);
    for (const [id, given] of fieldsOf(options, 'facts', problems)) this.addFact(id, given, problems);
    this.batched = this.readBatched(options, problems);
    const shared = fieldsOf(options, 'conditions', problems);
    if (shared.some(([name]) => name === '')) problems.add('$.conditions[""]', 'MISSING_FIELD', { field: 'name' });
    this.constants = this.constantsOf();
    this.indexOptions = {
      ...this.policy(options),
      ...(rowKernels === undefined ? {} : { rowKernels }),
      conditions: new Map(
        shared.map(([name, json]) => [name, ownCopy(json, pathTo('$.conditions', name), problems, NOTHING_SAID)]),
      ),
    };
  }

  getFact(id: string): Fact | undefined {
    return this.facts.get(id);
  }

  /** Whether an application's own operator or decorator is in the name: it may wait, or do more than answer. */
  isCustom(operator: string): boolean {
    if (this.custom.size === 0) return false;
    return operator
      .split(':')
      .some((part, at, parts) => this.custom.has(part) || this.custom.has(parts.slice(at).join(':')));
  }

  /** What must be waited for to be known. */
  isDynamic(fact: string): boolean {
    const known = this.facts.get(fact);
    return this.batched.has(fact) || known?.isDynamic() === true || isThenable(known?.value);
  }

  /**
   * A customer's facts laid over the constants given when the set was compiled. An object of some class, which may
   * inherit facts, is left alone: the index does not answer for it.
   */
  over(facts: Facts): Facts {
    return this.constants === null || !isPlain(facts) ? facts : { ...this.constants, ...facts };
  }

  /** Once the shared conditions were read without a problem. */
  buildConditions(): void {
    for (const [name, json] of this.indexOptions.conditions ?? []) this.conditions.set(name, new Condition(json));
  }

  private policy({ codeGeneration = true, pathResolver }: CompileOptions): RuleSetOptions {
    return {
      dynamicFacts: new Set([...this.batched.keys(), ...this.facts.keys()].filter((id) => this.isDynamic(id))),
      customOperators: this.custom,
      isOperator: (name) => this.operators.get(name) !== null,
      customPaths: (pathResolver ?? undefined) !== undefined,
      allowUndefinedFacts: this.allowUndefinedFacts,
      allowUndefinedConditions: this.allowUndefinedConditions,
      codeGeneration,
    };
  }

  private addOperators(options: CompileOptions, problems: FoundProblems): void {
    for (const one of DEFAULT_OPERATORS) this.operators.addOperator(one);
    for (const one of DEFAULT_DECORATORS) this.operators.addOperatorDecorator(one);
    for (const one of listOf(options, 'operators', Operator, problems)) {
      this.custom.add(one.name);
      this.operators.addOperator(one);
    }
    for (const one of listOf(options, 'decorators', OperatorDecorator, problems)) {
      this.custom.add(one.name);
      this.operators.addOperatorDecorator(one);
    }
  }

  private addFact(id: string, given: Loose, problems: FoundProblems): void {
    if (given instanceof Fact) this.facts.set(given.id, given);
    else if (id === '') problems.add(pathTo('$.facts', id), 'MISSING_FIELD', { field: 'id' });
    else this.facts.set(id, new Fact(id, given));
  }

  private readBatched(options: CompileOptions, problems: FoundProblems): ReadonlyMap<string, BatchedFact> {
    const batched = new Map<string, BatchedFact>();
    for (const [id, ask] of fieldsOf(options, 'batchedFacts', problems)) {
      const path = pathTo('$.batchedFacts', id);
      if (typeof ask !== 'function') problems.wrongType(path, 'function', ask);
      else if (id === '' || this.facts.has(id)) problems.add(path, 'FACT_TWICE', { fact: id, file: 'facts' });
      else batched.set(id, ask as BatchedFact);
    }
    return batched;
  }

  private constantsOf(): Facts | null {
    const constant = [...this.facts.values()].filter(({ id }) => !this.isDynamic(id));
    return constant.length === 0 ? null : Object.fromEntries(constant.map(({ id, value }) => [id, value]));
  }
}

function fieldsOf(options: CompileOptions, name: keyof CompileOptions, problems: FoundProblems): [string, unknown][] {
  const given: unknown = options[name];
  if (given === undefined || given === null) return [];
  if (jsonTypeOf(given) === 'object') return Object.entries(given as Fields);
  problems.wrongType(pathTo('$', name), 'object', given);
  return [];
}

function listOf<T>(
  options: CompileOptions,
  name: 'operators' | 'decorators',
  kind: new (...made: never[]) => T,
  problems: FoundProblems,
): readonly T[] {
  const given: unknown = options[name];
  const path = pathTo('$', name);
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    problems.wrongType(path, 'array', given);
    return [];
  }
  return given.filter((one, at): one is T => {
    if (!(one instanceof kind)) problems.wrongType(pathTo(path, at), kind.name, one);
    return one instanceof kind;
  });
}
