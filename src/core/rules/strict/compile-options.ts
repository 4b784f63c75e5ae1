import type { Operator } from '../engine/operators/operator.js';
import type { OperatorDecorator } from '../engine/operators/operator-decorator.js';
import type { Given, Loose, PathResolver, TopLevelCondition } from '../engine/types.js';
import type { Facts } from '../row/fact-reader.js';
import type { RowKernels } from '../row/row-kernel.js';

/** What a batched fact is asked: for the customer with these facts, under the condition's params. */
export type FactQuestion = { readonly params: Loose; readonly facts: Facts };

/**
 * A dynamic fact asked once for many customers: a value for each question, in their order. An `Error` among the values
 * rejects the customers who asked for it; a rejection, all who asked.
 */
export type BatchedFact = (questions: readonly FactQuestion[]) => readonly Loose[] | Promise<readonly Loose[]>;

/** What the host gives. `rowKernels`: the loop the index runs in; plain JavaScript without it. */
export type Host = {
  readonly rowKernels?: RowKernels | undefined;
  /** Resolves in a later turn of the event loop; without it a batch lets nobody else have a turn. */
  readonly nextTurn?: () => Promise<unknown>;
};

/** What json-rules-engine's `Engine` would be told beside the rules. All of it is fixed when the set is compiled. */
export type CompileOptions = {
  /** By id: a constant, a function of `(params, almanac)` asked when a condition needs it, or a `Fact`. */
  readonly facts?: Readonly<Record<string, Loose>>;
  readonly batchedFacts?: Readonly<Record<string, BatchedFact>>;
  /** Beside the ten default operators, or in their place. */
  readonly operators?: readonly Operator[];
  readonly decorators?: readonly OperatorDecorator[];
  /** Conditions that rules share by name. */
  readonly conditions?: Readonly<Record<string, Given<TopLevelCondition>>>;
  readonly allowUndefinedFacts?: boolean;
  readonly allowUndefinedConditions?: boolean;
  /** Acts in `run` and `runBatch`; events of `match` stay as they were written. */
  readonly replaceFactsInEventParams?: boolean;
  /** Replaces JSONPath altogether; conditions with a path are then decided one by one. */
  readonly pathResolver?: PathResolver | undefined;
  /** False where neither code nor WebAssembly may be generated (a policy): slower, the same answers. Default true. */
  readonly codeGeneration?: boolean;
};
