import type { MarkedBlock } from '../../core/facts/block/block-rows.js';
import type { PlaceRange } from '../../core/facts/fact-block.js';

/** The column beside the facts of a past instant: RECORDED or IMPORTED, as `told-of-then` has it. */
export const KNOWN_COLUMN = '_known';
/** The column of those who are passed over: LATER or UNTOLD. */
export const WHY_COLUMN = '_why';

/**
 * Customers as of a past instant, in order of place then id. `told` holds their facts and `KNOWN_COLUMN`; `passed` those who
 * are there today and of whom nothing is told of then, with `WHY_COLUMN`. The marks are of the documents as they were read.
 */
export type PastRows = { readonly told: MarkedBlock; readonly passed: MarkedBlock };

/** A block of today's base: how many customers it holds; `version` rises with every write. */
export type BaseBlock = PlaceRange & { readonly n: number; readonly version: number };

/** Facts as they were: what copies of past months are made of. */
export abstract class PastFacts {
  /**
   * Every customer of the range once, only the named facts, derived as of an instant that has passed: changes of the
   * profile that took effect later are taken back, events that happened later, and what models that remember said later.
   */
  abstract read(range: PlaceRange, facts: readonly string[], at: Date): AsyncIterable<PastRows>;
  /** The same of some customers. Who is not there any more is in neither. */
  abstract of(customerIds: readonly string[], facts: readonly string[], at: Date): Promise<PastRows>;
  /** The blocks of today's base, in order: what has not changed since needs no second look. */
  abstract blocks(): Promise<readonly BaseBlock[]>;
  /** The customers of a range and the `rev` their facts of today were derived from. */
  abstract revs(range: PlaceRange): Promise<ReadonlyMap<string, number>>;
}
