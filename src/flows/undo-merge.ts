import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { type MergeRecord, MergeStore } from './ports/merge-store.js';

type Wish = { readonly id: string; readonly by: string; readonly reason?: string | undefined };

/** Two people after all: both records are what they were, and what came since stays with whom it belongs to. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly merges: MergeStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, by, reason }: Wish): Promise<MergeRecord> {
    const entry = { at: this.clock.system(), actor: by, action: 'customer.unmerge', subject: id };
    await this.audit.record({ ...entry, ...(reason === undefined ? {} : { detail: { reason } }) });
    const end = await this.merges.undo(id, by, this.clock.now());
    if (end.kind === 'unknown') throw new AppError('NOT_FOUND', 'no such merge');
    if (end.kind === 'refused') throw new AppError('WRONG_STATE', 'the merge cannot be undone', end.problems);
    return end.merge;
  }
}
