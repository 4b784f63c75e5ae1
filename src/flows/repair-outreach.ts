import { Injectable } from '@nestjs/common';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { OutreachStore } from './ports/outreach-store.js';

const PAGE = 500;

/** `settled` are slots that follow their outreach only now, those of the unknown among them. */
export type RepairReport = { readonly returned: number; readonly unknown: number; readonly settled: number };

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
    return { returned, unknown, settled: await this.settleAll() };
  }

  private async settleAll(): Promise<number> {
    for (let settled = 0; ; ) {
      const page = await this.outreaches.unsettled(PAGE);
      for (const outreach of page) {
        await this.ledger.follow(outreach, this.clock.now());
        await this.outreaches.settle(outreach);
      }
      settled += page.length;
      if (page.length < PAGE) return settled;
    }
  }
}
