import type { Customer } from '../../src/core/customer/customer.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { blockOf, type FactBlock, type PlaceRange } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { placeOf } from '../../src/core/kit/hash.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';

/** Derives from the customers it was given; `blockCustomers` is small, so that two customers are more than one block. */
export class FakeFactBlocks extends FactBlocks {
  constructor(
    private readonly rules: Pick<BusinessRules, 'catalogue' | 'derivations' | 'policy'>,
    readonly customers: Customer[] = [],
    private readonly blockCustomers = 2,
  ) {
    super();
  }

  override async *read({ from, to }: PlaceRange, facts: readonly string[], asOf: Date): AsyncIterable<FactBlock> {
    const asked = this.customers
      .map((customer) => ({ customer, place: placeOf(customer.id) }))
      .filter(({ place }) => place >= from && place < to)
      .sort((a, b) => a.place - b.place || (a.customer.id < b.customer.id ? -1 : 1));
    for (let start = 0; start < asked.length; start += this.blockCustomers) {
      const some = asked.slice(start, start + this.blockCustomers).map(({ customer }) => customer);
      const sheets = some.map((customer) => this.derive(customer, asOf));
      yield blockOf(
        some.map(({ id }) => id),
        sheets,
        [...new Set(facts)],
        this.rules.catalogue,
      );
    }
  }

  override async sheetOf(customerId: string, asOf: Date): Promise<FactSheet | null> {
    const customer = this.customers.find(({ id }) => id === customerId);
    return customer === undefined ? null : this.derive(customer, asOf);
  }

  private derive({ personal, ...profile }: Customer, asOf: Date): FactSheet {
    const source: FactSource = { ...profile, has: new Set(Object.keys(personal)) };
    const asOfOne = asOfEach(asOf, this.rules.policy.operatorZone);
    return deriveFacts(source, this.rules.derivations, asOfOne(source));
  }
}
