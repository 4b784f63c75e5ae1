import type { Read } from '../../kit/problem.js';
import type { Facts } from '../row/fact-reader.js';
import { type RowAnswer, RowMatcher } from '../row/row-matcher.js';
import { type IndexVersion, indexVersion, type Reuse, type RuleIndex, type RuleSetOptions } from './rule-index.js';

/** The exact path: of these rules (places in the list), those that match. It may throw, and then so does `match`. */
export type ExactPath = (rules: readonly number[], facts: Facts) => readonly number[];

/**
 * A version of a rule set: never changed, replaced by a new one. A run holds the version it began with.
 * Rules are named by their places in the list they were compiled from, and come highest priority first.
 */
export class CompiledRuleSet {
  readonly index: RuleIndex;
  /** What was taken over from the version before. */
  readonly reused: Reuse;
  /** Rules that the index alone never decides: facts of facts, dynamic facts, custom operators, paths it cannot follow. */
  readonly exactRules: readonly number[];
  private readonly matcher: RowMatcher;
  private readonly order: ReadonlyMap<number, number>;

  constructor(private readonly version: IndexVersion) {
    const { index, options, reused } = version;
    this.index = index;
    this.reused = reused;
    this.matcher = new RowMatcher(index, options.rowKernels);
    this.order = new Map(index.rules.map((rule, rank) => [rule.index, rank]));
    this.exactRules = index.rules
      .filter(({ conjunctions }) => conjunctions.some(({ verdict }) => verdict === 'exact'))
      .map((rule) => rule.index);
  }

  /** What the index can say in microseconds, and what is left to ask. For callers whose exact path is asynchronous. */
  ask(facts: Facts): RowAnswer {
    return this.matcher.answer(facts);
  }

  /** The rules that match; `exact` is asked only where the index leaves rules undecided. */
  match(facts: Facts, exact: ExactPath): readonly number[] {
    const { matched, undecided } = this.matcher.answer(facts);
    return undecided.length === 0 ? matched : this.inOrder([...matched, ...exact(undecided, facts)]);
  }

  /** Rules in the order in which `match` gives them. */
  inOrder(rules: readonly number[]): readonly number[] {
    const place = (rule: number) => this.order.get(rule) ?? 0;
    return [...rules].sort((a, b) => place(a) - place(b));
  }

  /** The next version, of these rules under the same options; what did not change is not compiled again. */
  next(rules: readonly unknown[]): Read<CompiledRuleSet> {
    return versionOf(rules, this.version.options, this.version);
  }
}

function versionOf(rules: readonly unknown[], options: RuleSetOptions, previous?: IndexVersion): Read<CompiledRuleSet> {
  const read = indexVersion(rules, options, previous);
  return read.ok ? { ok: true, value: new CompiledRuleSet(read.value) } : read;
}

/**
 * Compiles json-rules-engine's JSON with its strict semantics. Whatever the reference would refuse when the rules are
 * added is a problem with its path; whatever it would reject at run time is left to the exact path.
 */
export function compileRuleSet(rules: readonly unknown[], options: RuleSetOptions = {}): Read<CompiledRuleSet> {
  return versionOf(rules, options);
}
