import { Injectable } from '@nestjs/common';
import type { Customer, PersonalField } from '../core/customer/customer.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';

export type CustomerQuery = { readonly field: PersonalField; readonly value: string; readonly by: string };

/**
 * Finds people by exactly one personal field. Every look-up is on record before it is answered, also one that
 * finds nobody; what was typed is not: it may be somebody's number.
 */
@Injectable()
export class LookUpCustomer {
  constructor(
    private readonly customers: CustomerStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(query: CustomerQuery): Promise<readonly Customer[]> {
    const { field, value, by } = query;
    const found = await this.customers.findMany(await this.customers.lookup(field, value));
    const subjects = found.length > 0 ? found.map(({ id }) => id) : ['nobody'];
    for (const subject of subjects) {
      await this.audit.record({
        at: this.clock.system(),
        actor: by,
        action: 'customer.lookup',
        subject,
        detail: { by: field, found: found.length },
      });
    }
    return found;
  }
}
