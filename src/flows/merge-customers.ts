import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { type MergeRecord, MergeStore } from './ports/merge-store.js';

export type CustomersToMerge = {
  readonly primaryId: string;
  readonly otherId: string;
  readonly by: string;
  readonly reason?: string | undefined;
};

/** Two records, one person: the other goes into the primary, which answers for both ids from then on. */
@Injectable()
export class MergeCustomers {
  constructor(
    private readonly merges: MergeStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** On record before it is done: a merge that nobody can account for does not happen. */
  async run({ primaryId, otherId, by, reason }: CustomersToMerge): Promise<MergeRecord> {
    const id = `mrg_${this.ids.token()}`;
    const detail = { other: otherId, merge: id, ...(reason === undefined ? {} : { reason }) };
    await this.audit.record({
      at: this.clock.system(),
      actor: by,
      action: 'customer.merge',
      subject: primaryId,
      detail,
    });
    const end = await this.merges.merge({ id, primaryId, otherId, by, at: this.clock.now() });
    if (end.kind === 'unknown') throw new AppError('NOT_FOUND', 'no such customer');
    if (end.kind === 'refused') throw new AppError('WRONG_STATE', 'the records cannot be merged', end.problems);
    return end.merge;
  }
}
