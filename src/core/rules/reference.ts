import * as judge from 'json-rules-engine';
import type { Almanac } from './engine/almanac.js';
import type { Engine } from './engine/engine.js';
import type { Fact } from './engine/fact.js';
import type { Operator } from './engine/operators/operator.js';
import type { OperatorDecorator } from './engine/operators/operator-decorator.js';
import type { Rule } from './engine/rule.js';
import type { EngineOptions, RuleEvent, RuleProperties } from './engine/types.js';

/** The public classes of a rules engine: ours, or the judge's. Whoever is written for one takes the other. */
export type RulesKit = {
  readonly Engine: typeof Engine;
  readonly Rule: typeof Rule;
  readonly Fact: typeof Fact;
  readonly Operator: typeof Operator;
  readonly OperatorDecorator: typeof OperatorDecorator;
  readonly Almanac: typeof Almanac;
  readonly default: (rules?: readonly RuleProperties[], options?: EngineOptions) => Engine;
};

/** A CommonJS package has its exports a second time under `default`, where its own default is. */
const exported = ('default' in judge.default ? judge.default : judge) as object;

/**
 * json-rules-engine as the judge, under the types of what it judges. For fuzz, tests and benches only: nothing that is
 * run for a customer may import this file.
 */
export const REFERENCE = exported as RulesKit;

/** The events that the judge says these facts cause, in the judge's order. Rejects as the judge does. */
export async function eventsByReference(
  rules: readonly RuleProperties[],
  facts: Readonly<Record<string, unknown>>,
  options: EngineOptions = {},
): Promise<readonly RuleEvent[]> {
  const { events } = await new REFERENCE.Engine(rules, options).run({ ...facts });
  return events;
}
