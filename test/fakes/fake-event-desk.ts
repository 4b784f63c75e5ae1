import type { CustomerEvent } from '../../src/core/customer/customer-event.js';
import { overtakes } from '../../src/core/customer/event/overtakes.js';
import type { EventDecision } from '../../src/core/decision/decision.js';
import { EventDecisionStore } from '../../src/flows/ports/event-decision-store.js';
import { EventDesk, type EventInHand } from '../../src/flows/ports/event-desk.js';
import type { FakeCustomerEventStore } from './fake-customer-ports.js';
import { FakeDecisionStore } from './fake-decision-store.js';

/** On the marks that the fake of events keeps. */
export class FakeEventDesk extends EventDesk {
  constructor(private readonly events: FakeCustomerEventStore) {
    super();
  }

  override async begin(eventId: string, now: Date): Promise<EventInHand | null> {
    const event = this.events.told.get(eventId);
    const begunAt = this.events.undecided.get(eventId);
    if (event === undefined || begunAt === undefined) return null;
    this.events.undecided.set(eventId, begunAt ?? now);
    return { event, at: begunAt ?? now, again: begunAt !== null };
  }

  override async overtakenBy(event: CustomerEvent, customerId: string): Promise<string | null> {
    const own = await this.events.ofCustomer(customerId, Infinity);
    return own.find((one) => overtakes(one, event))?.id ?? null;
  }

  override async finish(eventId: string): Promise<void> {
    this.events.undecided.delete(eventId);
  }

  override async waiting(_before: Date, limit: number): Promise<readonly string[]> {
    return [...this.events.undecided.keys()].slice(0, limit);
  }
}

/** Among the decisions of a decision store, as the real one. */
export class FakeEventDecisionStore extends EventDecisionStore {
  constructor(private readonly kept: FakeDecisionStore = new FakeDecisionStore()) {
    super();
  }

  override async enter(decision: EventDecision): Promise<EventDecision | null> {
    const there = this.eventDecision(decision.id);
    if (there === null) this.kept.decisions.set(decision.id, decision);
    return there;
  }

  override async find(id: string): Promise<EventDecision | null> {
    return this.eventDecision(id);
  }

  private eventDecision(id: string): EventDecision | null {
    const there = this.kept.decisions.get(id);
    return there?.event === undefined ? null : { ...there, event: there.event };
  }
}
