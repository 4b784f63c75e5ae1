import { householdOf } from '../../src/core/decision/rounds/standee.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { type ContactBook, emptyBook, householdUnit } from '../../src/core/policy/cap/contact-books.js';
import type { UnitFacts } from '../../src/core/policy/holdout/unit.js';
import { type CustomerNow, CustomersNow } from '../../src/flows/ports/customers-now.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';
import type { FakeContactLedger } from './fake-contact-ledger.js';

type Parts = {
  readonly sheetOf: (customerId: string) => Promise<FactSheet | null>;
  readonly responses: ResponseStore;
  readonly ledger: FakeContactLedger;
  readonly sharers?: (customerId: string) => readonly UnitFacts[];
};

/** Read from other fakes, one after the other. */
export class FakeCustomersNow extends CustomersNow {
  constructor(private readonly parts: Parts) {
    super();
  }

  override async sheetsOf(customerIds: readonly string[], facts: readonly string[]) {
    const found = new Map<string, FactSheet>();
    for (const id of customerIds) {
      const whole = await this.parts.sheetOf(id);
      if (whole !== null) found.set(id, Object.fromEntries(facts.map((name) => [name, whole[name] ?? null])));
    }
    return found;
  }

  override async find(
    customerId: string,
    facts: readonly string[],
    { since }: { readonly since: Date },
  ): Promise<CustomerNow | null> {
    const { sheetOf, responses, ledger, sharers = () => [] } = this.parts;
    const whole = await sheetOf(customerId);
    if (whole === null) return null;
    const sheet = Object.fromEntries(facts.map((name) => [name, whole[name] ?? null]));
    const units = [customerId, householdUnit(householdOf(sheet) ?? '')];
    const books = new Map(
      units.map((unit): [string, ContactBook] => [unit, ledger.books.get(unit) ?? emptyBook(unit)]),
    );
    return { sheet, books, answered: await responses.ofCustomer(customerId, since), sharers: sharers(customerId) };
  }
}
