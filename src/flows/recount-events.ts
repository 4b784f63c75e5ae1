import { Injectable } from '@nestjs/common';
import { CustomerEventStore } from './ports/customer-event-store.js';

export type RecountReport = { readonly looked: number; readonly changed: number; readonly done: boolean };

const PAGE = 500;

/**
 * Counts all kept events again, customer by customer: what more kept days ask for, since days that were too old were left out
 * when they were counted. Work goes on meanwhile; safe to run again.
 */
@Injectable()
export class RecountEvents {
  constructor(private readonly events: CustomerEventStore) {}

  async run(onProgress: (report: RecountReport) => void = () => {}): Promise<RecountReport> {
    let [looked, changed] = [0, 0];
    for (let after: string | null = null; ; ) {
      const page = await this.events.recount(after, PAGE);
      looked += page.looked;
      changed += page.changed;
      if (page.next === null) return { looked, changed, done: true };
      after = page.next;
      onProgress({ looked, changed, done: false });
    }
  }
}
