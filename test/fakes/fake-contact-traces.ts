import { type ContactedCustomer, ContactTraces } from '../../src/flows/ports/contact-traces.js';

/** Whatever a test says, two customers a batch. */
export class FakeContactTraces extends ContactTraces {
  customers: readonly ContactedCustomer[] = [];

  override async *read(since: Date): AsyncGenerator<readonly ContactedCustomer[], void> {
    for (let from = 0; from < this.customers.length; from += 2) {
      yield this.customers.slice(from, from + 2).map((one) => ({
        ...one,
        optOuts: one.optOuts.filter((at) => at >= since),
        complaints: one.complaints.filter((at) => at >= since),
      }));
    }
  }
}
