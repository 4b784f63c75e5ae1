import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import type { Customer } from '../core/customer/customer.js';
import { personalAsSeenBy } from '../core/customer/mask-personal.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';

/** `mergedFrom` is the id that was asked for, where its record was merged into this one. */
export type SeenCustomer = Customer & { readonly mergedFrom?: string };

/** One profile, as the asking role may see it. On record before it is answered; so is asking for somebody who is not there. */
@Injectable()
export class ReadCustomer {
  constructor(
    private readonly customers: CustomerStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({
    id,
    by,
    role,
  }: {
    readonly id: string;
    readonly by: string;
    readonly role: Role;
  }): Promise<SeenCustomer> {
    const owner = await this.customers.answersFor(id);
    const customer = await this.customers.find(owner ?? id);
    const detail = { found: customer !== null };
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'customer.read', subject: id, detail });
    if (!customer) throw new AppError('NOT_FOUND', 'no such customer');
    const seen = { ...customer, personal: personalAsSeenBy(role, customer.personal) };
    return owner === null ? seen : { ...seen, mergedFrom: id };
  }
}
