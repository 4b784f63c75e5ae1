import { Injectable } from '@nestjs/common';
import { decisionIdOf } from '../core/decision/decision.js';
import type { Offer } from '../core/offer/offer.js';
import type { Outreach, OutreachState } from '../core/outreach/outreach.js';
import { allWords } from '../core/response/last-word.js';
import type { CustomerResponse } from '../core/response/response.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { Ids } from './ports/ids.js';
import { OfferStore } from './ports/offer-store.js';
import { OutreachStore } from './ports/outreach-store.js';
import { ResponseStore } from './ports/response-store.js';

/** It is on a list that somebody holds, or may be. */
const OUT: readonly OutreachState[] = ['handed', 'sent', 'delivered', 'unknown'];

/** A line of a call list with every word on what came of it so far, the newest first. */
export type ListedCall = {
  readonly outreach: Outreach;
  readonly offer: Offer | null;
  readonly said: readonly CustomerResponse[];
};

/** The calls that call lists ask for of one customer, newest first. On record before they are answered. */
@Injectable()
export class ReadCalls {
  constructor(
    private readonly customers: CustomerStore,
    private readonly outreaches: OutreachStore,
    private readonly responses: ResponseStore,
    private readonly offers: OfferStore,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, by, limit }: { readonly id: string; readonly by: string; readonly limit: number }) {
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'customer.calls', subject: id });
    if ((await this.customers.presentIdOf(id)) === null) throw new AppError('NOT_FOUND', 'no such customer');
    const listed = (await this.outreaches.ofCustomer(id, limit)).filter(
      ({ channel, state }) => channel === 'call-list' && OUT.includes(state),
    );
    const oldest = Math.min(...listed.map(({ dueAt }) => dueAt.getTime()));
    const said = listed.length === 0 ? [] : await this.responses.ofCustomer(id, new Date(oldest));
    const calls: ListedCall[] = [];
    for (const outreach of listed) {
      const { runId, customerId, ruleId, offerId } = outreach;
      const decision = this.ids.publicId('dec', decisionIdOf(runId, customerId));
      const own = said.filter((one) => one.decisionId === decision && one.ruleId === ruleId);
      calls.push({ outreach, offer: await this.offers.find(offerId), said: allWords(own) });
    }
    return calls;
  }
}
