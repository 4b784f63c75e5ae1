// biome-ignore lint/suspicious/noExplicitAny: what a caller's own facts, params and events hold; json-rules-engine's types say any there, and code written for it must compile unchanged.
export type Loose = any;

/** What a rule says when it is decided. Only `type` and truthy `params` of what the author wrote survive. */
export type RuleEvent = { type: string; params?: Record<string, Loose> };

export type FactOptions = {
  /** Ask once a run for each set of params; default true. */
  cache?: boolean;
  /** Conditions without a priority of their own take that of their fact; default 1. */
  priority?: number;
};

/** Replaces JSONPath altogether; called only for values that are objects. */
export type PathResolver = (value: object, path: string) => Loose;

export type AlmanacOptions = { allowUndefinedFacts?: boolean; pathResolver?: PathResolver | undefined };

export type EngineOptions = AlmanacOptions & {
  /** A condition asked for by a name that nobody set is false; else it rejects the run. */
  allowUndefinedConditions?: boolean;
  /** Event params of the shape `{ fact, params, path }` become the fact's value; the first level only. */
  replaceFactsInEventParams?: boolean;
  /**
   * True: one running flag for all runs of an engine, as in json-rules-engine, so that of two overlapping runs the first
   * to end makes the other skip its remaining rules without an error. Default false: runs do not know of each other.
   */
  sharedRunState?: boolean;
};

/** The part of an almanac that facts and handlers may use. */
export interface RunFacts {
  factValue<T = Loose>(factId: string, params?: Record<string, Loose>, path?: string): Promise<T>;
  addFact(id: Loose, valueOrMethod?: Loose, options?: FactOptions): this;
  addRuntimeFact(factId: string, value: Loose): void;
}

/** Written as a method so that a caller's function may name narrower parameter types than these. */
export type DynamicFactCallback<T = unknown> = {
  bivariant(params: Loose, almanac: RunFacts): T;
}['bivariant'];

/** How one rule was decided: see RuleResult. */
export interface DecidedRule {
  name: string;
  conditions: Loose;
  event?: RuleEvent;
  priority?: number;
  result: Loose;
  toJSON(): string;
  toJSON<T extends boolean>(stringify: T): T extends true ? string : Loose;
}

export type EventHandler<T = RuleEvent> = {
  bivariant(event: T, almanac: RunFacts, ruleResult: DecidedRule): unknown;
}['bivariant'];

export type ConditionProperties = {
  fact: string;
  operator: string;
  /** A literal, or another fact: `{ fact, params, path }`. */
  value: { fact: string } | Loose;
  path?: string;
  priority?: number;
  params?: Record<string, Loose>;
  name?: string;
};

type Named = { name?: string; priority?: number };
export type NestedCondition = ConditionProperties | TopLevelCondition;
export type TopLevelCondition =
  | ({ all: NestedCondition[] } & Named)
  | ({ any: NestedCondition[] } & Named)
  | ({ not: NestedCondition } & Named)
  | ({ condition: string } & Named);

type Found = { result?: boolean };
type LeafResult = ConditionProperties & Found & { factResult?: unknown; valueResult?: unknown };

/** Conditions with what was found written into them; a leaf that was not asked has nothing. */
export type TopLevelConditionResult =
  | ({ all: (LeafResult | TopLevelConditionResult)[] } & Named & Found)
  | ({ any: (LeafResult | TopLevelConditionResult)[] } & Named & Found)
  | ({ not: LeafResult | TopLevelConditionResult } & Named & Found)
  | ({ condition: string } & Named & Found);

/** A rule as `toJSON(false)` gives it. */
export type RuleSerializable = Required<Pick<RuleProperties, 'conditions' | 'event' | 'name' | 'priority'>>;

/** A result as `toJSON(false)` gives it. */
export type RuleResultSerializable = Pick<RuleSerializable, 'event' | 'name' | 'priority'> & {
  conditions: TopLevelConditionResult;
  result: Loose;
};

/** JSON to be read only, all the way down: what `as const` makes, and whatever may be written as well. */
export type Given<T> = 0 extends 1 & T
  ? T
  : T extends (...given: never[]) => unknown
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Given<T[K]> }
      : T;

export type RuleProperties = {
  conditions: TopLevelCondition;
  event: RuleEvent;
  name?: string;
  /** A positive integer; higher runs earlier; default 1. */
  priority?: number;
  onSuccess?: EventHandler;
  onFailure?: EventHandler;
};
