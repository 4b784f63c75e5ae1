import { Injectable } from '@nestjs/common';
import { CallLists } from './ports/call-lists.js';
import { Clock } from './ports/clock.js';
import { CustomerEventStore } from './ports/customer-event-store.js';
import { CustomerTraces } from './ports/customer-traces.js';
import { TombstoneStore } from './ports/tombstone-store.js';

/** A batch takes a second: nothing for this long means that whoever told it died. */
const PENDING_MS = 60_000;
/** Longer than a chunk, or a hand-over, that began before the customer was buried. */
const CLEAN_AGAIN_MS = 600_000;
const DAY_MS = 86_400_000;
const PAGE = 500;

export type CustomersSwept = { readonly settled: number; readonly finished: number; readonly dropped: number };

/** Counts events that died before they were counted, ends what is left of forgetting, and drops tombstones after a day. */
@Injectable()
export class SweepCustomers {
  constructor(
    private readonly events: CustomerEventStore,
    private readonly tombstones: TombstoneStore,
    private readonly traces: CustomerTraces,
    private readonly lists: CallLists,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<CustomersSwept> {
    const now = this.clock.system().getTime();
    const settled = await this.events.settle(new Date(now - PENDING_MS), PAGE);
    const finished: string[] = [];
    const unfinished = await this.tombstones.unfinished(new Date(now - CLEAN_AGAIN_MS), PAGE);
    if (unfinished.length > 0) await this.lists.forget(unfinished);
    for (const id of unfinished) {
      if ((await this.traces.remove(id)) === 0) finished.push(id);
    }
    await this.tombstones.finish(finished);
    return { settled, finished: finished.length, dropped: await this.tombstones.drop(new Date(now - DAY_MS)) };
  }
}
