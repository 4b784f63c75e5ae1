import type { Primitive } from '../predicates.js';

/**
 * A list as the operators `in` and `notIn` see one: something with `indexOf`, here found at once however long it is.
 * Strict equality, as a list's own: nothing is NaN, and 0 is -0.
 */
export class SoughtList {
  private readonly places = new Map<unknown, number>();

  constructor(literals: readonly Primitive[]) {
    for (const [place, literal] of literals.entries()) {
      if (!Number.isNaN(literal) && !this.places.has(literal)) this.places.set(literal, place);
    }
  }

  indexOf(item: unknown): number {
    return this.places.get(item) ?? -1;
  }
}
