import { changeProfile, type Profile } from '../../src/core/customer/change-customer.js';
import type { Customer, Personal, PersonalField } from '../../src/core/customer/customer.js';
import { idForm, lookupForm } from '../../src/core/customer/identity.js';
import { CustomerStore, type CustomerWrite, type WriteCounts } from '../../src/flows/ports/customer-store.js';

type Kept = {
  readonly profile: Profile;
  readonly personal: Personal;
  readonly contentHash: string;
  readonly rev: number;
};

export class FakeCustomerStore extends CustomerStore {
  private readonly kept = new Map<string, Kept>();

  /** Customers that are there before the test begins. */
  static holding(...customers: readonly Customer[]): FakeCustomerStore {
    const store = new FakeCustomerStore();
    for (const customer of customers) store.write({ customer, contentHash: `first of ${customer.id}` });
    return store;
  }

  override async apply(writes: readonly CustomerWrite[]): Promise<WriteCounts> {
    const counts = { inserted: 0, updated: 0, unchanged: 0 };
    for (const write of writes) counts[this.write(write)] += 1;
    return counts;
  }

  private write(write: CustomerWrite): keyof WriteCounts {
    const { customer, contentHash } = write;
    const before = this.kept.get(customer.id);
    if (before?.contentHash === contentHash) return 'unchanged';
    this.kept.set(customer.id, {
      profile: changeProfile(before?.profile ?? null, write),
      personal: { ...before?.personal, ...customer.personal },
      contentHash,
      rev: (before?.rev ?? 0) + 1,
    });
    return before === undefined ? 'inserted' : 'updated';
  }

  override async find(id: string): Promise<Customer | null> {
    const kept = this.kept.get(idForm(id));
    return kept === undefined ? null : { id: idForm(id), ...kept.profile, personal: kept.personal };
  }

  override async findMany(ids: readonly string[]): Promise<readonly Customer[]> {
    const found = await Promise.all([...new Set(ids.map(idForm))].map((id) => this.find(id)));
    return found.filter((customer) => customer !== null);
  }

  override async lookup(field: PersonalField, value: string): Promise<readonly string[]> {
    const form = lookupForm(field, value);
    const matches = [...this.kept].filter(([, { personal }]) => {
      const own = personal[field];
      return own !== undefined && lookupForm(field, own) === form;
    });
    return matches.map(([id]) => id).sort();
  }

  override async count(): Promise<number> {
    return this.kept.size;
  }
}
