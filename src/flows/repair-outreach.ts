import { Injectable } from '@nestjs/common';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { OutreachStore } from './ports/outreach-store.js';

export type RepairReport = { readonly returned: number; readonly unknown: number };

/** Finds what dispatchers that died left behind. What nobody knows the end of counts as sent: it may have been. */
@Injectable()
export class RepairOutreach {
  constructor(
    private readonly outreaches: OutreachStore,
    private readonly ledger: ContactLedger,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<RepairReport> {
    const { returned, unknown } = await this.outreaches.repair();
    for (const { customerId, id } of unknown) await this.ledger.markSent(customerId, id, this.clock.now());
    return { returned, unknown: unknown.length };
  }
}
