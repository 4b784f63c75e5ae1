import { changeProfile, type Profile } from '../../src/core/customer/change-customer.js';
import { type Withdrawal, withdrawn } from '../../src/core/customer/consent.js';
import type { Customer, Personal, PersonalField } from '../../src/core/customer/customer.js';
import type { Counters } from '../../src/core/customer/customer-event.js';
import { type FieldChange, fieldChanges, type HistoryEntry } from '../../src/core/customer/history/field-change.js';
import { idForm, lookupForm } from '../../src/core/customer/identity.js';
import {
  type Circle,
  type CustomerMove,
  CustomerStore,
  type CustomerWrite,
  type WriteCounts,
} from '../../src/flows/ports/customer-store.js';

export type Kept = {
  readonly profile: Profile;
  readonly personal: Personal;
  readonly contentHash: string;
  readonly rev: number;
  readonly counters?: Counters;
  /** Newest last. */
  readonly history: readonly HistoryEntry[];
};

/** What is left of one: merged into another, or forgotten. */
type Gone = { readonly mergedInto?: string; readonly cleaning?: true };

export class FakeCustomerStore extends CustomerStore {
  readonly kept = new Map<string, Kept>();
  readonly gone = new Map<string, Gone>();

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
    const { id } = customer;
    const before = this.kept.get(id);
    const { mergedInto, cleaning } = this.gone.get(id) ?? {};
    if (before?.contentHash === contentHash || mergedInto !== undefined || cleaning) return 'unchanged';
    const profile = changeProfile(before?.profile ?? null, write);
    const personal = { ...before?.personal, ...customer.personal };
    const rev = (before?.rev ?? 0) + 1;
    const history = [...(before?.history ?? [])];
    if (before) {
      const { effectiveAt = new Date(0), source = customer.origin } = write;
      const change = { customerId: id, rev, effectiveAt, recordedAt: new Date(rev), source };
      const fields = [...fieldChanges(before.profile, profile), ...personalChanges(before.personal, personal)];
      history.push(...fields.map((field) => ({ ...change, ...field })));
    }
    this.gone.delete(id);
    this.kept.set(id, { ...before, profile, personal, contentHash, rev, history });
    return before === undefined ? 'inserted' : 'updated';
  }

  override async move({ id, orgNode, by, at }: CustomerMove): Promise<'moved' | 'there' | 'unknown'> {
    const kept = this.kept.get(id);
    if (kept === undefined) return 'unknown';
    const { orgNode: _node, ...others } = kept.profile.basic;
    const profile = { ...kept.profile, basic: orgNode === null ? others : { ...others, orgNode } };
    const fields = fieldChanges(kept.profile, profile);
    if (fields.length === 0) return 'there';
    const rev = kept.rev + 1;
    const change = { customerId: id, rev, effectiveAt: at, recordedAt: new Date(rev), source: `move:${by}` };
    const history = [...kept.history, ...fields.map((field) => ({ ...change, ...field }))];
    this.kept.set(id, { ...kept, profile, rev, history });
    return 'moved';
  }

  override async withdraw(id: string, word: Withdrawal, by: string): Promise<'withdrawn' | 'overtaken' | 'unknown'> {
    const kept = this.kept.get(idForm(id));
    if (kept === undefined) return 'unknown';
    const consents = withdrawn(kept.profile.consents, word);
    if (consents === null) return 'overtaken';
    const profile = { ...kept.profile, consents };
    const fields = fieldChanges(kept.profile, profile);
    if (fields.length === 0) return 'withdrawn';
    const rev = kept.rev + 1;
    const change = { customerId: id, rev, effectiveAt: word.at, recordedAt: new Date(rev) };
    const source = `${word.source}:${by}`;
    const history = [...kept.history, ...fields.map((field) => ({ ...change, source, ...field }))];
    this.kept.set(idForm(id), { ...kept, profile, rev, history });
    return 'withdrawn';
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

  override async answersFor(id: string): Promise<string | null> {
    const into = this.gone.get(idForm(id))?.mergedInto;
    return into === undefined ? null : ((await this.answersFor(into)) ?? into);
  }

  /** Synchronously, for the other fakes: who counts for an id. */
  ownerOf(id: string): string | null {
    const into = this.gone.get(id)?.mergedInto;
    if (into !== undefined) return this.ownerOf(into);
    return this.kept.has(id) ? id : null;
  }

  /** The id and all that were merged into it. */
  familyOf(id: string): readonly string[] {
    const merged = [...this.gone].filter(([, { mergedInto }]) => mergedInto === id).map(([one]) => one);
    return [id, ...merged.flatMap((one) => this.familyOf(one))];
  }

  override async members(circle: Circle, id: string, limit: number): Promise<readonly string[]> {
    const field = circle === 'household' ? 'householdId' : 'groupId';
    const found = [...this.kept].filter(([, { profile }]) => profile.business[field] === id);
    return found
      .map(([one]) => one)
      .sort()
      .slice(0, limit);
  }
}

function personalChanges(before: Personal, after: Personal): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as readonly PersonalField[];
  const form = (field: PersonalField, value: string | undefined) =>
    value === undefined ? '' : lookupForm(field, value);
  return names
    .filter((field) => form(field, before[field]) !== form(field, after[field]))
    .map((field) => ({ field: `personal.${field}`, before: before[field] ?? null, after: after[field] ?? null }));
}
