import { Injectable } from '@nestjs/common';
import type { CustomerEvent } from '../core/customer/customer-event.js';
import { readEvent } from '../core/customer/event/read-event.js';
import type { Problem } from '../core/kit/problem.js';
import { Clock } from './ports/clock.js';
import { CustomerEventStore, type EventFate } from './ports/customer-event-store.js';
import { CustomerRules } from './ports/customer-rules.js';
import { WakeUps } from './ports/wake-ups.js';

/** `row` counts from 0 in what was told; `id` is the event's where it could be read. */
export type RefusedEvent = { readonly row: number; readonly id: string | null; readonly problems: readonly Problem[] };
export type EventsRecorded = {
  readonly counted: number;
  /** Told before: they count once. */
  readonly known: number;
  readonly refused: readonly RefusedEvent[];
};

/** A ring folds one block; of more customers than this the next round for the whole base takes up the rest. */
const MOST_RINGS = 20;

const HOUR_MS = 3_600_000;

function idIn(json: unknown): string | null {
  const id = typeof json === 'object' && json !== null ? Reflect.get(json, 'id') : null;
  return typeof id === 'string' ? id.slice(0, 100) : null;
}

/** Whose the id is, or what was told under it, is nobody's to learn who only tells events. */
function problemWith({ id }: CustomerEvent, fate: EventFate | undefined): Problem | null {
  if (fate === 'no-customer') return { path: '$.customerId', code: 'EVENT_CUSTOMER_UNKNOWN' };
  if (fate === 'other-customer') return { path: '$.id', code: 'EVENT_ID_OF_ANOTHER', params: { id } };
  return fate === 'other-content' ? { path: '$.id', code: 'EVENT_ID_REUSED', params: { id } } : null;
}

/** Takes what can be taken and says of every other row why not. Safe to tell again, as a whole or in part. */
@Injectable()
export class RecordEvents {
  constructor(
    private readonly events: CustomerEventStore,
    private readonly rules: CustomerRules,
    private readonly clock: Clock,
    private readonly wakeUps: WakeUps,
  ) {}

  async run(rows: readonly unknown[]): Promise<EventsRecorded> {
    const now = this.clock.now().getTime();
    const { aheadHours, decideWithinHours } = this.rules.events;
    const latest = new Date(now + aheadHours * HOUR_MS);
    const decidesFrom = new Date(now - decideWithinHours * HOUR_MS);
    const refused: RefusedEvent[] = [];
    const told: { readonly row: number; readonly event: CustomerEvent }[] = [];
    for (const [row, json] of rows.entries()) {
      const read = readEvent(json, { latest });
      if (read.ok) told.push({ row, event: read.value });
      else refused.push({ row, id: idIn(json), problems: read.problems });
    }
    const fates = await this.events.record(
      told.map(({ event }) => event),
      decidesFrom,
    );
    for (const [index, { row, event }] of told.entries()) {
      const problem = problemWith(event, fates[index]);
      if (problem !== null) refused.push({ row, id: event.id, problems: [problem] });
    }
    const counted = told.flatMap(({ event }, index) => (fates[index] === 'counted' ? event : []));
    await this.ring(counted, decidesFrom).catch(() => undefined);
    const count = (fate: string) => fates.filter((one) => one === fate).length;
    return { counted: count('counted'), known: count('known'), refused: refused.sort((a, b) => a.row - b.row) };
  }

  /** Best tried at once: what is kept is true without a ring, and sweeps ring for it again. */
  private async ring(counted: readonly CustomerEvent[], decidesFrom: Date): Promise<void> {
    await this.wakeUps.events(counted.flatMap(({ id, at }) => (at >= decidesFrom ? id : [])));
    // The facts of whom something happened to are asked for soonest.
    const customers = [...new Set(counted.map(({ customerId }) => customerId))];
    for (const customerId of customers.slice(0, MOST_RINGS)) await this.wakeUps.facts(customerId);
  }
}
