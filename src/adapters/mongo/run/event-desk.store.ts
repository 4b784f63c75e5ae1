import type { CustomerEvent } from '../../../core/customer/customer-event.js';
import { overtakes, subjectOf } from '../../../core/customer/event/overtakes.js';
import type { CustomerEventStore } from '../../../flows/ports/customer-event-store.js';
import { EventDesk, type EventInHand } from '../../../flows/ports/event-desk.js';
import type { MongoConnection } from '../connection.js';
import { type EventRecord, eventOf } from '../customer/customer-events.store.js';
import type { CustomerRecord } from '../customer/customer-record.js';
import { familyOf } from '../customer/family.js';

/** Words of one instant on one matter: more than these are told of nobody. */
const MOST_AT_ONCE = 20;

/** Marks on the kept events: one that waits is found by an index that has nothing else in it. */
export class MongoEventDesk extends EventDesk {
  constructor(
    private readonly connection: MongoConnection,
    private readonly counts: Pick<CustomerEventStore, 'record'>,
  ) {
    super();
  }

  private get events() {
    return this.connection.collection<EventRecord>('customer_events');
  }

  override async begin(eventId: string, now: Date): Promise<EventInHand | null> {
    const before = await this.events.findOneAndUpdate(
      { _id: { $eq: eventId }, undecided: 1 },
      [{ $set: { begunAt: { $ifNull: ['$begunAt', now] } } }],
      { returnDocument: 'before' },
    );
    if (before === null) return null;
    const event = eventOf(before);
    if (before.pending === 1 && !(await this.isCounted(event))) return null;
    return { event, at: before.begunAt ?? now, again: before.begunAt !== undefined };
  }

  /** Who told it died before it was counted: what is decided on it must know of it. One of nobody is removed by counting. */
  private async isCounted(event: CustomerEvent): Promise<boolean> {
    await this.counts.record([event]);
    return (await this.events.countDocuments({ _id: { $eq: event.id } }, { limit: 1 })) > 0;
  }

  override async overtakenBy(event: CustomerEvent, customerId: string): Promise<string | null> {
    const subject = subjectOf(event);
    if (subject === null) return null;
    const family = await familyOf(this.connection.collection<CustomerRecord>('customers'), customerId);
    const filter = {
      ...{ customerId: { $in: [...family] }, at: { $gte: event.at } },
      ...{ kind: { $in: [...subject.kinds] }, about: subject.about },
    };
    const found = this.events.find(filter as object).sort({ at: -1, _id: 1 });
    const newer = await found.limit(MOST_AT_ONCE).toArray();
    return newer.find((one) => overtakes(one, event))?._id ?? null;
  }

  override async finish(eventId: string): Promise<void> {
    await this.events.updateOne({ _id: { $eq: eventId } }, { $unset: { undecided: '', begunAt: '' } });
  }

  override async waiting(before: Date, limit: number): Promise<readonly string[]> {
    const found = this.events.find({ undecided: 1, toldAt: { $lt: before } }, { projection: { _id: 1 } });
    return (await found.sort({ toldAt: 1 }).limit(limit).toArray()).map(({ _id }) => _id);
  }
}
