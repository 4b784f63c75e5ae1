import { Injectable } from '@nestjs/common';
import { idFault, idForm } from '../core/customer/identity.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { OutreachStore } from './ports/outreach-store.js';

/** What somebody at the desk was told or sees: a number, a customer's id, or the key of a line of a call list. */
export type CallerQuery = { readonly text: string; readonly by: string };

const CALL_KEY = /^out_[a-z2-7]{20,60}$/;

/**
 * Who is on the line. A number is found with and without the plus of its country. Every look is on record before it is
 * answered, also one that finds nobody; what was typed is not: it may be somebody's number.
 */
@Injectable()
export class FindCaller {
  constructor(
    private readonly customers: CustomerStore,
    private readonly outreaches: OutreachStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Ids of customers, each once; of one who was merged away, that of the record that answers. */
  async run({ text, by }: CallerQuery): Promise<readonly string[]> {
    const found = await this.find(text.trim());
    for (const subject of found.length > 0 ? found : ['nobody']) {
      const detail = { found: found.length };
      await this.audit.record({ at: this.clock.system(), actor: by, action: 'desk.search', subject, detail });
    }
    return found;
  }

  private async find(text: string): Promise<readonly string[]> {
    if (CALL_KEY.test(text)) {
      const outreach = await this.outreaches.findPublic(text);
      return outreach === null ? [] : [outreach.customerId];
    }
    const found = new Set<string>();
    const id = idForm(text);
    if (idFault(id) === null) {
      const owner = (await this.customers.answersFor(id)) ?? id;
      if ((await this.customers.find(owner)) !== null) found.add(owner);
    }
    for (const number of text.startsWith('+') ? [text] : [text, `+${text}`]) {
      for (const one of await this.customers.lookup('msisdn', number)) found.add(one);
    }
    return [...found];
  }
}
