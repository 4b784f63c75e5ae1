import { Injectable } from '@nestjs/common';
import { AppError } from '../../flows/errors.js';
import { AuditLog } from '../../flows/ports/audit-log.js';
import { Clock } from '../../flows/ports/clock.js';
import { CustomerStore } from '../../flows/ports/customer-store.js';

/** A look-up of a person that has no flow of its own: recorded, awaited, then answered. */
@Injectable()
export class LookUpTrail {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly customers: CustomerStore,
  ) {}

  /** The same of one customer; of nobody there is nothing to answer. Who was merged away is somebody still. */
  async recordOf(actor: string, action: string, customerId: string): Promise<void> {
    await this.record(actor, action, customerId);
    if ((await this.customers.presentIdOf(customerId)) === null) throw new AppError('NOT_FOUND', 'no such customer');
  }

  record(
    actor: string,
    action: string,
    subject: string,
    detail?: Readonly<Record<string, string | number | boolean>>,
  ): Promise<void> {
    const at = this.clock.system();
    return this.audit.record({ at, actor, action, subject, ...(detail === undefined ? {} : { detail }) });
  }
}
