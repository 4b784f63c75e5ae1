import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import type { HistoryEntry } from '../core/customer/history/field-change.js';
import { entryAsSeenBy } from '../core/customer/mask-personal.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerHistory } from './ports/customer-history.js';
import { CustomerStore } from './ports/customer-store.js';

export type HistoryWish = { readonly id: string; readonly limit: number; readonly by: string; readonly role: Role };

/** What changed of a customer, as the asking role may see it; of a merged-away id, what changed of the record it went into. */
@Injectable()
export class ReadCustomerHistory {
  constructor(
    private readonly customers: CustomerStore,
    private readonly history: CustomerHistory,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, limit, by, role }: HistoryWish): Promise<readonly HistoryEntry[]> {
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'customer.history', subject: id });
    const owner = await this.customers.presentIdOf(id);
    if (owner === null) throw new AppError('NOT_FOUND', 'no such customer');
    const entries = await this.history.ofCustomer(owner, limit);
    return entries.map((entry) => entryAsSeenBy(role, entry));
  }
}
