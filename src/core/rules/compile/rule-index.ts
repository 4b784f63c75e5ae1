import { FoundProblems } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { RowKernels } from '../row/row-kernel.js';
import type { SharedConditions } from './decision-tree.js';
import type { Dimension } from './dimension.js';
import { type LinkedRule, type LinkedRules, linkRules } from './link/link-rules.js';
import { type LoweredRules, Lowering } from './link/lowered-rule.js';
import type { Field, Predicate, Registered } from './predicates.js';

/** What json-rules-engine's `Engine` would be told beside the rules. */
export type RuleSetOptions = Registered &
  SharedConditions & {
    /** Without it, as in the reference, a customer without a fact that some rule names goes to the exact path. */
    readonly allowUndefinedFacts?: boolean;
    /** Whether readers of facts may be generated as code, from names and numbers alone; true unless said otherwise. */
    readonly codeGeneration?: boolean;
    /** Who works the row path's bits; plain JavaScript unless said otherwise. */
    readonly rowKernels?: RowKernels;
  };

/** A rule in its place among all, its predicates numbered across the rule set. */
export type IndexedRule = LinkedRule;

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

/** Of how many rules and fields of a version the compilation was taken over from the version before. */
export type Reuse = { readonly rules: number; readonly fields: number };

/** An index with what the next version may take over from it. */
export type IndexVersion = {
  readonly index: RuleIndex;
  readonly options: RuleSetOptions;
  readonly lowered: LoweredRules;
  readonly cells: LinkedRules['cells'];
  readonly reused: Reuse;
};

/** As the reference sorts its priority sets; what is no number comes last. */
const rank = (priority: number) => (Number.isNaN(priority) ? Number.NEGATIVE_INFINITY : priority);

/**
 * Compiles a version of a rule set. From `previous`, if it had the very same options object, whatever did not change is
 * taken over: rules with the same conditions and priority, and the cells of fields that are asked the same questions.
 * The result is the same as without it.
 */
export function indexVersion(
  rules: readonly unknown[],
  options: RuleSetOptions,
  previous?: IndexVersion,
): Read<IndexVersion> {
  const problems = new FoundProblems();
  const before = previous?.options === options ? previous : undefined;
  const lowering = new Lowering(options, problems, before?.lowered);
  const lowered = rules.map((rule, index) => lowering.of(rule, index));
  const read = problems.result(lowered);
  if (!read.ok) return read;
  const { rules: linked, cells, reused, requiredFacts, ...linkage } = linkRules(lowered, before?.cells);
  const index: RuleIndex = {
    ...linkage,
    rules: [...linked].sort((a, b) => rank(b.priority) - rank(a.priority) || a.index - b.index),
    requiredFacts: options.allowUndefinedFacts ? [] : requiredFacts,
    codeGeneration: options.codeGeneration ?? true,
  };
  const reuse = { rules: lowering.reused, fields: reused };
  return { ok: true, value: { index, options, lowered: lowering.known, cells, reused: reuse } };
}

/**
 * From json-rules-engine's JSON to conjunctions over numbered predicates, and the cells of every field's values. Each
 * thing that the reference's constructors would throw at is a problem with its path (`$[3].conditions.all[0].fact`).
 */
export function indexRules(rules: readonly unknown[], options: RuleSetOptions = {}): Read<RuleIndex> {
  const read = indexVersion(rules, options);
  return read.ok ? { ok: true, value: read.value.index } : read;
}
