import type { AllottedRow } from './allotment.js';

type Whose = Pick<AllottedRow, 'customerId' | 'householdId' | 'partyId'>;

const householdKey = (id: string) => `household|${id}`;
const partyKey = (id: string) => `party|${id}`;

/**
 * Whose caps hang together: all of a household, all of a party, and all whom somebody of both links. They are asked for one
 * after the other, so that the order decides who has a place and not who was faster.
 */
export class Together {
  private readonly parents = new Map<string, string>();

  /** Somebody of a household and of a party makes one of the two. */
  link({ householdId, partyId }: Whose): void {
    if (householdId === null || partyId === null) return;
    const [a, b] = [this.root(householdKey(householdId)), this.root(partyKey(partyId))];
    // The smaller text leads, so it does not matter in which order they were linked.
    if (a < b) this.parents.set(b, a);
    else if (b < a) this.parents.set(a, b);
  }

  /** The name that all share who hang together, once everybody was linked. */
  of({ customerId, householdId, partyId }: Whose): string {
    if (householdId !== null) return this.root(householdKey(householdId));
    return partyId === null ? customerId : this.root(partyKey(partyId));
  }

  private root(key: string): string {
    let at = key;
    for (let up = this.parents.get(at); up !== undefined; up = this.parents.get(at)) {
      const above = this.parents.get(up);
      if (above !== undefined) this.parents.set(at, above);
      at = up;
    }
    return at;
  }
}
