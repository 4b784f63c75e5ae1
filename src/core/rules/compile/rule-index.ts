import { FoundProblems } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { type Conjunction, conjunctionsOf } from './conjunctions.js';
import { Decisions, type DecisionTree, type SharedConditions } from './decision-tree.js';
import { type Dimension, NO_CELL } from './dimension.js';
import { elementDimensions } from './element-dimension.js';
import { type Field, isPrimitive, type Predicate, Predicates, type Registered } from './predicates.js';
import { readStrictRule } from './read-strict-rule.js';
import { scalarDimensions } from './scalar-dimension.js';

/** What json-rules-engine's `Engine` would be told beside the rules. */
export type RuleSetOptions = Registered &
  SharedConditions & {
    /** Without it, as in the reference, a customer without a fact that some rule names goes to the exact path. */
    readonly allowUndefinedFacts?: boolean;
    /** Whether readers of facts may be generated as code, from names and numbers alone; true unless said otherwise. */
    readonly codeGeneration?: boolean;
  };

/** `index` is the rule's place in the list it came in. */
export type IndexedRule = {
  readonly index: number;
  readonly priority: number;
  readonly tree: DecisionTree;
  readonly conjunctions: readonly Conjunction[];
};

/** A rule set ready to be run by row or by column; never changed once built. */
export type RuleIndex = {
  /** Highest priority first; within one, as they came. */
  readonly rules: readonly IndexedRule[];
  readonly predicates: readonly Predicate[];
  readonly fields: readonly Field[];
  readonly dimensions: readonly Dimension[];
  /** Facts that must be there, else the customer goes to the exact path. */
  readonly requiredFacts: readonly string[];
  readonly codeGeneration: boolean;
};

/** As the reference sorts its priority sets; what is no number comes last. */
const rank = (priority: number) => (Number.isNaN(priority) ? Number.NEGATIVE_INFINITY : priority);

/** Asks nothing: it only sends values that some operator might throw at to the exact path. */
function watching(field: number): Dimension {
  const isHarmless = (value: unknown) => isPrimitive(value) || (Array.isArray(value) && value.every(isPrimitive));
  const codeOf = (value: unknown) => (isHarmless(value) ? 0 : NO_CELL);
  return { field, cells: 1, predicates: [], answers: [new Uint8Array()], codeOf };
}

function dimensionsOf({ all, fields, watched }: Predicates): readonly Dimension[] {
  const byField = Array.from(fields, (): Predicate[] => []);
  for (const one of all) byField[one.field]?.push(one);
  return byField.flatMap((asked, field) => [
    ...(watched.has(field) ? [watching(field)] : []),
    ...scalarDimensions(
      field,
      asked.filter(({ kind }) => kind === 'scalar'),
    ),
    ...elementDimensions(
      field,
      asked.filter(({ kind }) => kind === 'element'),
    ),
  ]);
}

/**
 * From json-rules-engine's JSON to conjunctions over numbered predicates, and the cells of every field's values. Each
 * thing that the reference's constructors would throw at is a problem with its path (`$[3].conditions.all[0].fact`).
 */
export function indexRules(rules: readonly unknown[], options: RuleSetOptions = {}): Read<RuleIndex> {
  const problems = new FoundProblems();
  const predicates = new Predicates(options);
  const decisions = new Decisions(predicates, options, problems);
  const read = rules.map((rule, index) => readStrictRule(rule, index, problems));
  const indexed = read.map(({ index, priority, tree }): IndexedRule => {
    const decision = decisions.of(tree);
    return { index, priority, tree: decision, conjunctions: conjunctionsOf(decision) };
  });
  return problems.result({
    rules: indexed.sort((a, b) => rank(b.priority) - rank(a.priority) || a.index - b.index),
    predicates: predicates.all,
    fields: predicates.fields,
    dimensions: dimensionsOf(predicates),
    requiredFacts: options.allowUndefinedFacts ? [] : [...predicates.facts],
    codeGeneration: options.codeGeneration ?? true,
  });
}
