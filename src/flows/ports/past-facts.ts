import type { FactBlock, PlaceRange } from '../../core/facts/fact-block.js';

/** Facts as they were: what copies of past months are made of. */
export abstract class PastFacts {
  /**
   * Every customer of the range once, in order of place then id, only the named facts, derived as of an instant that has
   * passed: changes of the profile that took effect later are taken back, and what models that remember said later.
   */
  abstract read(range: PlaceRange, facts: readonly string[], at: Date): AsyncIterable<FactBlock>;
}
