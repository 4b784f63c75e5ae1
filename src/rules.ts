/**
 * `tidemark/rules`: json-rules-engine's rules on our own evaluator, for modules and for `require`. json-rules-engine need
 * not be installed, and no server, database or queue is loaded.
 *
 * `compile` makes one index of a whole rule set, which decides a thousand rules in microseconds:
 *
 * ```ts
 * import { compile } from 'tidemark/rules';
 *
 * const rules = [{
 *   name: 'data-pack',
 *   conditions: { all: [
 *     { fact: 'usage', path: '$.last30d.dataGb', operator: 'greaterThan', value: 8 },
 *     { fact: 'credit', operator: 'greaterThan', value: 600 },
 *   ] },
 *   event: { type: 'offer', params: { offer: 'DATA-10' } },
 * }];
 * const set = compile(rules, {
 *   batchedFacts: { credit: (questions) => bureau.scores(questions.map(({ facts }) => facts.id)) },
 * });
 *
 * await set.match(customer);          // the rules that match, highest priority first
 * set.matchSync(customer);            // at once; throws AsynchronousError where something must be waited for
 * await set.run(customer);            // results, failureResults, events, failureEvents; trees when they are looked at
 * await set.matchBatch(customers);    // settled one by one; `credit` is called once for all who need it
 * const next = set.with(rules.with(0, edited)); // the next version: only what changed is compiled; `set` stays as it is
 * ```
 *
 * A set that cannot be compiled throws a `RuleSetError`, whose `problems` are all that is wrong, each with `path` and
 * `code`. `match`, `run` and batches reject as `Engine.run` does for missing facts, unknown operators and the like. A set
 * calls no handlers, and a rule with `onSuccess` or `onFailure` is refused. Facts given as a `Fact` must stand under their
 * own id.
 *
 * `run` asks every fact that json-rules-engine would. `match` and batches ask in two phases: conditions on dynamic facts
 * and on operators of your own are first taken as open, and only rules that are then still open ask. So a fact or an
 * operator that counts its calls, or fails, is not heard by rules that are decided without it, and its condition carries
 * no result in the trees of `runBatch`. Where that matters, `Engine` does as json-rules-engine does:
 *
 * ```ts
 * import { Engine } from 'tidemark/rules';
 *
 * const engine = new Engine(rules);
 * const { events, failureResults } = await engine.run({ usage: { last30d: { dataGb: 9.2 } }, credit: 640 });
 * ```
 *
 * `explain` gives json-rules-engine's result tree of one rule for one customer, whether it matched or not; `explainer`
 * prepares a rule for many. `verify` looks for rules that never fire, imply or shadow each other and the like, before they
 * run; `diff` says what two versions say differently, and for whom:
 *
 * ```ts
 * import { diff, explain, verify } from 'tidemark/rules';
 *
 * const { result, conditions } = await explain(rules[0], customer);
 * const findings = verify(rules);
 * const { changed, customers: moved } = diff(rules, edited, customers); // moved.whole.enters.count
 * ```
 *
 * `verify` stops by itself: a question may take 20,000 steps, the set 5,000,000 steps and 20 seconds, or what
 * `limits: { questionSteps, setSteps, millis }` says. What a limit left open is a finding with the claim `undecided`.
 *
 * What a set hands out cannot change it. `set.rules` and the events of `match` are its own, frozen; events and trees of
 * `run` are the caller's. `replaceFactsInEventParams` acts in `run` and `runBatch` only. Between some customers of a batch
 * and the next, timers and sockets have their turn.
 *
 * Three things are better in `Engine` than in json-rules-engine. Runs that overlap on one engine do not switch each other
 * off, unless the option `sharedRunState` asks for it. A rule's `event` is not overwritten by its own emissions. A shared
 * condition that refers to itself rejects with its way round, where json-rules-engine may never end.
 */
import { bestRowKernel } from './adapters/wasm/simd-row-kernel.js';
import type { Almanac } from './core/rules/engine/almanac.js';
import { Engine } from './core/rules/engine/engine.js';
import type { EngineResult as ResultOf } from './core/rules/engine/engine-run.js';
import type { Rule } from './core/rules/engine/rule.js';
import type { EngineOptions, Given, RuleProperties } from './core/rules/engine/types.js';
import type { RuleFinding } from './core/rules/face/rule-finding.js';
import { type VerifyRuleSetOptions, verify as verifyRules } from './core/rules/face/verify-rule-set.js';
import type { CompileOptions } from './core/rules/strict/compile-options.js';
import { compile as compileRules, type RuleDocument, type RuleSet } from './core/rules/strict/rule-set.js';

export { Almanac } from './core/rules/engine/almanac.js';
export type { RunOptions } from './core/rules/engine/engine.js';
export { Engine } from './core/rules/engine/engine.js';
export { Fact } from './core/rules/engine/fact.js';
export type { OperatorEvaluator } from './core/rules/engine/operators/operator.js';
export { Operator } from './core/rules/engine/operators/operator.js';
export type { OperatorDecoratorEvaluator } from './core/rules/engine/operators/operator-decorator.js';
export { OperatorDecorator } from './core/rules/engine/operators/operator-decorator.js';
export { Rule } from './core/rules/engine/rule.js';
export type { RuleResult } from './core/rules/engine/rule-result.js';
export type {
  AlmanacOptions,
  ConditionProperties,
  DynamicFactCallback,
  EngineOptions,
  EventHandler,
  FactOptions,
  Given,
  NestedCondition,
  PathResolver,
  RuleEvent as Event,
  RuleProperties,
  RuleResultSerializable,
  RuleSerializable,
  TopLevelCondition,
  TopLevelConditionResult,
} from './core/rules/engine/types.js';
export type { UndefinedFactError } from './core/rules/engine/undefined-fact-error.js';
export type { DiffRuleSetsOptions, MovedCustomers, Moves, RuleSetDiff } from './core/rules/face/diff-rule-sets.js';
export { diff } from './core/rules/face/diff-rule-sets.js';
export type { FactType, FactTypes, TypeName } from './core/rules/face/fact-types.js';
export type { RuleClaim, RuleFinding, RuleName } from './core/rules/face/rule-finding.js';
export type { RulePair } from './core/rules/face/rule-pairs.js';
export type { VerifyRuleSetOptions } from './core/rules/face/verify-rule-set.js';
export { type Explainer, type ExplainOptions, explain, explainer } from './core/rules/result/explainer.js';
export type { BatchedFact, CompileOptions, FactQuestion } from './core/rules/strict/compile-options.js';
export type { MatchedRule, RuleDocument, RuleSet } from './core/rules/strict/rule-set.js';
export { AsynchronousError, RuleSetError } from './core/rules/strict/rule-set-error.js';
export type { CompiledRuleResult, RunResult } from './core/rules/strict/run-result.js';

/**
 * One index of a whole rule set; see above. It runs in WebAssembly SIMD where the host has it and code may be generated.
 * @throws RuleSetError with every problem, its path and its code
 */
export function compile(rules: readonly RuleDocument[], options?: CompileOptions | null): RuleSet {
  const rowKernels = options?.codeGeneration === false ? undefined : bestRowKernel;
  return compileRules(rules, options, { rowKernels, nextTurn });
}

/** Resolves when what waits in the event loop had its turn, in whichever way the host has. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

/**
 * What a set of rules will do, before it runs: rules that never fire, imply or shadow each other and the like; see
 * `VerifyRuleSetOptions`. Within `limits.millis`, 20 seconds unless said otherwise.
 * @throws RuleSetError for what is no list of rules, too deep or in a circle; Error where `Engine` would refuse a rule
 */
export function verify(
  rules: readonly Given<RuleProperties>[],
  options?: VerifyRuleSetOptions | null,
): readonly RuleFinding[] {
  const begun = performance.now();
  const elapsed = options?.elapsed ?? (() => performance.now() - begun);
  return verifyRules(rules, { ...options, elapsed });
}

/** What a run found: results and events of rules that won and of rules that failed, and the almanac it asked. */
export type EngineResult = ResultOf<Almanac>;

/** An engine with these rules, as json-rules-engine's default export makes it. */
export default function makeEngine(rules?: readonly (Given<RuleProperties> | Rule)[], options?: EngineOptions): Engine {
  return new Engine(rules, options);
}
