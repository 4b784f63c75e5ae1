import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { CallLists } from './ports/call-lists.js';
import { Clock } from './ports/clock.js';
import { CustomerTraces } from './ports/customer-traces.js';
import { TombstoneStore } from './ports/tombstone-store.js';

/** `ids` are all that were buried; `inHand` is outreach that was being handed over at the moment. */
export type Forgotten = { readonly ids: readonly string[]; readonly inHand: number };

type Wish = { readonly id: string; readonly by: string; readonly reason?: string | undefined };

/**
 * Forgets a person on request: the record becomes a tombstone in one write, then everything else that says something of
 * them goes. Safe to run again; what a crash left is swept, and what was under way is swept once more later.
 */
@Injectable()
export class ForgetCustomer {
  constructor(
    private readonly tombstones: TombstoneStore,
    private readonly traces: CustomerTraces,
    private readonly lists: CallLists,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, by, reason }: Wish): Promise<Forgotten> {
    const entry = { at: this.clock.system(), actor: by, action: 'customer.forget', subject: id };
    await this.audit.record({ ...entry, ...(reason === undefined ? {} : { detail: { reason } }) });
    const ids = await this.tombstones.bury(id);
    if (ids === null) throw new AppError('NOT_FOUND', 'no such customer');
    await this.lists.forget(ids);
    let inHand = 0;
    for (const one of ids) inHand += await this.traces.remove(one);
    return { ids, inHand };
  }
}
