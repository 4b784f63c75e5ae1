import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';

type Wish = {
  readonly id: string;
  readonly orgNode: string | null;
  readonly by: string;
  readonly reason?: string | undefined;
};

/** Puts a customer on another node of the organisation, or on none: from now on whoever is held to that node sees them. */
@Injectable()
export class MoveCustomer {
  constructor(
    private readonly customers: CustomerStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** On record before it is done. A merged-away id moves the record that answers for it. */
  async run({ id, orgNode, by, reason }: Wish): Promise<{ readonly id: string; readonly orgNode: string | null }> {
    if (orgNode !== null && this.rules.organisation.node(orgNode) === null) {
      const problem = { path: '$.orgNode', code: 'UNKNOWN_NODE', params: { node: orgNode } };
      throw new AppError('INVALID_INPUT', `no organisation node ${orgNode}`, [problem]);
    }
    const owner = (await this.customers.answersFor(id)) ?? id;
    const detail = { orgNode: orgNode ?? '', ...(reason === undefined ? {} : { reason }) };
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'customer.move', subject: owner, detail });
    const end = await this.customers.move({ id: owner, orgNode, by, at: this.clock.now() });
    if (end === 'unknown') throw new AppError('NOT_FOUND', 'no such customer');
    return { id: owner, orgNode };
  }
}
