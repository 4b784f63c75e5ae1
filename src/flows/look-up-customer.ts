import { Injectable } from '@nestjs/common';
import type { Customer, PersonalField } from '../core/customer/customer.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';

export type CustomerQuery =
  | { readonly id: string; readonly by: string }
  | { readonly field: PersonalField; readonly value: string; readonly by: string };

/**
 * Finds people by id, or by exactly one personal field. Every look-up is on record before it is answered, also one that
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
    const by = 'id' in query ? 'id' : query.field;
    const found = 'id' in query ? await this.byId(query.id) : await this.byField(query.field, query.value);
    const subjects = found.length > 0 ? found.map(({ id }) => id) : ['nobody'];
    for (const subject of subjects) {
      await this.audit.record({
        at: this.clock.system(),
        actor: query.by,
        action: 'id' in query ? 'customer.read' : 'customer.lookup',
        subject,
        detail: { by, found: found.length },
      });
    }
    return found;
  }

  private async byId(id: string): Promise<readonly Customer[]> {
    const customer = await this.customers.find(id);
    return customer === null ? [] : [customer];
  }

  private async byField(field: PersonalField, value: string): Promise<readonly Customer[]> {
    return await this.customers.findMany(await this.customers.lookup(field, value));
  }
}
