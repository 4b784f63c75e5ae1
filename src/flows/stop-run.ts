import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { OutreachStore } from './ports/outreach-store.js';
import { RunStore } from './ports/run-store.js';

/**
 * Ends a run, also one that is decided but not all sent: what is planned gives its slots back and is cancelled. Chunks in
 * hand are cleared by their workers, or rung for until somebody did; what is being handed over at this moment is
 * cancelled by the last look. Asked again, it finishes what was left undone.
 */
@Injectable()
export class StopRun {
  constructor(
    private readonly runs: RunStore,
    private readonly outreaches: OutreachStore,
    private readonly ledger: ContactLedger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ runId, by, reason }: { readonly runId: string; readonly by: string; readonly reason: string }) {
    const run = await this.runs.find(runId);
    if (!run) {
      const problem = { path: '$.runId', code: 'RUN_NOT_FOUND', params: { run: runId } };
      throw new AppError('NOT_FOUND', `no run ${runId}`, [problem]);
    }
    const entry = { at: this.clock.system(), actor: by, action: 'run.stop', subject: runId, detail: { reason } };
    await this.audit.record(entry);
    await this.runs.stop(runId);
    const cancelled = await this.outreaches.cancelPlanned(runId, 'RUN_STOPPED', ({ customerId, id }) =>
      this.ledger.release(customerId, id, 'RUN_STOPPED'),
    );
    return { cancelled };
  }
}
