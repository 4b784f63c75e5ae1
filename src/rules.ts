/**
 * `tidemark/rules`: json-rules-engine's public API on our own evaluator, for modules and for `require`. json-rules-engine
 * need not be installed, and no server, database or queue is loaded.
 *
 * ```ts
 * import { Engine } from 'tidemark/rules';
 *
 * const engine = new Engine([{
 *   conditions: { all: [{ fact: 'usage', path: '$.last30d.dataGb', operator: 'lessThan', value: 8 }] },
 *   event: { type: 'offer-data-pack', params: { offer: 'DATA-10' } },
 * }]);
 * const { events, failureResults } = await engine.run({ usage: { last30d: { dataGb: 9.2 } } });
 * ```
 *
 * Three things are better than in json-rules-engine. Runs that overlap on one engine do not switch each other off, unless
 * the option `sharedRunState` asks for it. A rule's `event` is not overwritten by its own emissions. A shared condition
 * that refers to itself rejects with its way round, where json-rules-engine may never end.
 */
import type { Almanac } from './core/rules/engine/almanac.js';
import { Engine } from './core/rules/engine/engine.js';
import type { EngineResult as ResultOf } from './core/rules/engine/engine-run.js';
import type { Rule } from './core/rules/engine/rule.js';
import type { EngineOptions, RuleProperties } from './core/rules/engine/types.js';

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

/** What a run found: results and events of rules that won and of rules that failed, and the almanac it asked. */
export type EngineResult = ResultOf<Almanac>;

/** An engine with these rules, as json-rules-engine's default export makes it. */
export default function makeEngine(rules?: readonly (RuleProperties | Rule)[], options?: EngineOptions): Engine {
  return new Engine(rules, options);
}
