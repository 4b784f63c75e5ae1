import type { Counters, CustomerEvent, EventCounting } from '../../src/core/customer/customer-event.js';
import { addCounters, countEvent, NO_COUNTERS } from '../../src/core/customer/event/count-event.js';
import { tellsTheSame } from '../../src/core/customer/event/same-event.js';
import { fieldChanges, type HistoryEntry } from '../../src/core/customer/history/field-change.js';
import { mergeProblems, mergeProfiles } from '../../src/core/customer/merge/merge-profiles.js';
import type { MergeRules } from '../../src/core/customer/merge/merge-rules.js';
import { profileTakenBack, takeBack } from '../../src/core/customer/merge/take-back.js';
import type { Problem } from '../../src/core/kit/problem.js';
import { CallLists } from '../../src/flows/ports/call-lists.js';
import { CustomerEventStore, type EventFate, type Recounted } from '../../src/flows/ports/customer-event-store.js';
import { CustomerHistory } from '../../src/flows/ports/customer-history.js';
import { CustomerTraces } from '../../src/flows/ports/customer-traces.js';
import { type MergeEnd, type MergeRecord, MergeStore, type MergeWish } from '../../src/flows/ports/merge-store.js';
import { TombstoneStore } from '../../src/flows/ports/tombstone-store.js';
import type { FakeCustomerStore, Kept } from './fake-customer-store.js';

export class FakeCustomerEventStore extends CustomerEventStore {
  readonly told = new Map<string, CustomerEvent>();
  /** Those that wait to be decided on, with the business instant of the first attempt. */
  readonly undecided = new Map<string, Date | null>();

  constructor(
    private readonly customers: FakeCustomerStore,
    private readonly counting: EventCounting,
  ) {
    super();
  }

  override async record(events: readonly CustomerEvent[], decidesFrom?: Date): Promise<readonly EventFate[]> {
    return events.map((event) => {
      const word = this.told.get(event.id);
      if (word !== undefined) return this.fateAgain(word, event);
      const owner = this.customers.ownerOf(event.customerId);
      const kept = owner === null ? undefined : this.customers.kept.get(owner);
      if (owner === null || kept === undefined) return 'no-customer';
      this.told.set(event.id, event);
      if (decidesFrom !== undefined && event.at >= decidesFrom) this.undecided.set(event.id, null);
      const counters = countEvent(kept.counters ?? NO_COUNTERS, event, this.counting);
      this.customers.kept.set(owner, { ...kept, counters, rev: kept.rev + 1 });
      return 'counted';
    });
  }

  private fateAgain(word: CustomerEvent, event: CustomerEvent): EventFate {
    const [whose, told] = [word, event].map(({ customerId }) => {
      const owner = this.customers.ownerOf(customerId);
      return owner !== null && this.customers.kept.has(owner) ? owner : customerId;
    });
    if (whose !== told) return 'other-customer';
    return tellsTheSame(word, event) ? 'known' : 'other-content';
  }

  override async recount(): Promise<Recounted> {
    return { looked: this.customers.kept.size, changed: 0, next: null };
  }

  override async settle(): Promise<number> {
    return 0;
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly CustomerEvent[]> {
    const family = this.customers.familyOf(customerId);
    const own = [...this.told.values()].filter((event) => family.includes(event.customerId));
    return own.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  override async countersOf(customerId: string): Promise<Counters | null> {
    return this.customers.kept.get(customerId)?.counters ?? null;
  }
}

export class FakeCustomerHistory extends CustomerHistory {
  constructor(private readonly customers: FakeCustomerStore) {
    super();
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly HistoryEntry[]> {
    const history = this.customers.kept.get(customerId)?.history ?? [];
    return history.toSorted((a, b) => b.rev - a.rev || (a.field < b.field ? -1 : 1)).slice(0, limit);
  }
}

type KeptMerge = {
  readonly merge: MergeRecord;
  readonly primary: Kept;
  readonly other: Kept;
  readonly merged: Kept;
  /** Events known by then. */
  readonly told: ReadonlySet<string>;
};

const refused = (...problems: readonly Problem[]): MergeEnd => ({ kind: 'refused', problems });

export class FakeMergeStore extends MergeStore {
  readonly merges = new Map<string, KeptMerge>();

  constructor(
    private readonly customers: FakeCustomerStore,
    private readonly events: FakeCustomerEventStore,
    private readonly rules: MergeRules,
    private readonly counting: EventCounting,
  ) {
    super();
  }

  override async merge(wish: MergeWish): Promise<MergeEnd> {
    const { id, primaryId, otherId } = wish;
    if (primaryId === otherId) return refused({ path: '$.other', code: 'MERGE_WITH_ITSELF' });
    for (const one of [primaryId, otherId]) {
      if (this.customers.ownerOf(one) === null) return { kind: 'unknown', id: one };
    }
    for (const [path, one] of [
      ['$.primary', primaryId],
      ['$.other', otherId],
    ] as const) {
      const into = this.customers.gone.get(one)?.mergedInto;
      if (into !== undefined) return refused({ path, code: 'MERGED_AWAY', params: { into } });
    }
    const [primary, other] = [this.customers.kept.get(primaryId), this.customers.kept.get(otherId)];
    if (!primary) return { kind: 'unknown', id: primaryId };
    if (!other) return { kind: 'unknown', id: otherId };
    const problems = mergeProblems(primary.profile, other.profile);
    if (problems.length > 0) return refused(...problems);
    const merged = this.mergedOf(wish, primary, other);
    this.customers.kept.set(primaryId, merged);
    this.customers.kept.delete(otherId);
    this.customers.gone.set(otherId, { mergedInto: primaryId });
    const merge = { ...wish, undoneAt: null, undoneBy: null };
    this.merges.set(id, { merge, primary, other, merged, told: new Set(this.events.told.keys()) });
    return { kind: 'done', merge };
  }

  private mergedOf(wish: MergeWish, primary: Kept, other: Kept): Kept {
    const side = ({ profile, personal, history, rev }: Kept) => ({
      profile,
      personal,
      changedAt: (field: string) => history.findLast((entry) => entry.field === field)?.recordedAt ?? new Date(rev),
    });
    const { profile, personal } = mergeProfiles(side(primary), side(other), this.rules);
    const rev = Math.max(primary.rev, other.rev) + 1;
    const both = primary.counters || other.counters;
    const counters = addCounters(primary.counters ?? NO_COUNTERS, other.counters ?? NO_COUNTERS, this.counting);
    return {
      ...{ ...primary, profile, personal, rev },
      ...(both ? { counters } : {}),
      history: this.changed(primary, profile, rev, wish.primaryId, `merge:${wish.id}`, wish.at),
    };
  }

  private changed(before: Kept, after: Kept['profile'], rev: number, customerId: string, source: string, at: Date) {
    const change = { customerId, rev, effectiveAt: at, recordedAt: new Date(rev), source };
    return [...before.history, ...fieldChanges(before.profile, after).map((field) => ({ ...change, ...field }))];
  }

  override async undo(id: string, by: string, at: Date): Promise<MergeEnd> {
    const kept = this.merges.get(id);
    if (!kept) return { kind: 'unknown', id };
    const { merge, primary, other, merged, told } = kept;
    if (merge.undoneAt !== null) return refused({ path: '$', code: 'MERGE_UNDONE' });
    const now = this.customers.kept.get(merge.primaryId);
    const newest = [...this.merges.values()].findLast(
      (one) => one.merge.primaryId === merge.primaryId && one.merge.undoneAt === null,
    );
    if (!now || newest !== kept) return refused({ path: '$', code: 'MERGE_NOT_LAST' });
    const others = this.customers.familyOf(merge.otherId);
    const family = this.customers.familyOf(merge.primaryId);
    const since = [...this.events.told.values()].filter(
      (event) => !told.has(event.id) && family.includes(event.customerId),
    );
    const counted = (side: Kept, events: readonly CustomerEvent[]) => {
      if (events.length === 0) return side;
      const start = side.counters ?? NO_COUNTERS;
      return { ...side, counters: events.reduce((sum, event) => countEvent(sum, event, this.counting), start) };
    };
    const profile = profileTakenBack(primary.profile, merged.profile, now.profile);
    const restored: Kept = {
      ...counted(
        primary,
        since.filter(({ customerId }) => !others.includes(customerId)),
      ),
      profile,
      personal: takeBack(primary.personal, merged.personal, now.personal),
      contentHash: takeBack(primary.contentHash, merged.contentHash, now.contentHash),
      rev: now.rev + 1,
      history: this.changed(now, profile, now.rev + 1, merge.primaryId, `unmerge:${id}`, at),
    };
    this.customers.kept.set(merge.primaryId, restored);
    this.customers.gone.delete(merge.otherId);
    const theirs = since.filter(({ customerId }) => others.includes(customerId));
    this.customers.kept.set(merge.otherId, { ...counted(other, theirs), rev: now.rev + 1 });
    const undone = { ...merge, undoneAt: at, undoneBy: by };
    this.merges.set(id, { ...kept, merge: undone });
    return { kind: 'done', merge: undone };
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly MergeRecord[]> {
    const all = [...this.merges.values()].map(({ merge }) => merge);
    const own = all.filter(({ primaryId, otherId }) => primaryId === customerId || otherId === customerId);
    return own.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
  }
}

export class FakeTombstoneStore extends TombstoneStore {
  readonly cleaning = new Set<string>();

  constructor(private readonly customers: FakeCustomerStore) {
    super();
  }

  override async bury(id: string): Promise<readonly string[] | null> {
    const owner = (await this.customers.answersFor(id)) ?? id;
    if (!this.customers.kept.has(owner) && !this.customers.gone.has(owner)) return null;
    const family = this.customers.familyOf(owner);
    for (const one of family) {
      const mergedInto = this.customers.gone.get(one)?.mergedInto;
      this.customers.kept.delete(one);
      this.customers.gone.set(one, { cleaning: true, ...(mergedInto === undefined ? {} : { mergedInto }) });
      this.cleaning.add(one);
    }
    return family;
  }

  override async unfinished(): Promise<readonly string[]> {
    return [...this.cleaning];
  }

  override async finish(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.cleaning.delete(id);
      this.customers.gone.set(id, {});
    }
  }

  override async drop(): Promise<number> {
    let dropped = 0;
    for (const [id, { mergedInto }] of this.customers.gone) {
      if (mergedInto !== undefined || this.cleaning.has(id)) continue;
      this.customers.gone.delete(id);
      dropped += 1;
    }
    return dropped;
  }
}

/** Notes whose traces it was asked to remove; `inHand` is what it answers. */
export class FakeCustomerTraces extends CustomerTraces {
  readonly removed: string[] = [];
  inHand = 0;

  override async remove(customerId: string): Promise<number> {
    this.removed.push(customerId);
    return this.inHand;
  }
}

export class FakeCallLists extends CallLists {
  readonly forgotten: string[] = [];

  override async forget(customerIds: readonly string[]): Promise<number> {
    this.forgotten.push(...customerIds);
    return customerIds.length;
  }
}
