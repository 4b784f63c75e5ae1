import { Injectable } from '@nestjs/common';
import type { Receipt } from './ports/channel.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { OutreachStore } from './ports/outreach-store.js';

/** A provider's word on one part. Returns only when it is kept: the channel acknowledges it after that, never before. */
@Injectable()
export class RecordReceipt {
  constructor(
    private readonly outreaches: OutreachStore,
    private readonly ledger: ContactLedger,
  ) {}

  async run({ providerId, status, detail, at }: Receipt): Promise<void> {
    const outreach = await this.outreaches.recordReceipt(providerId, status, detail, at);
    if (outreach) await this.ledger.follow(outreach, at);
  }
}
