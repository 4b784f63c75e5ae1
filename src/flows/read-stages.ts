import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { type StageChange, StageHistory } from './ports/stage-history.js';

export type StagesWish = {
  readonly id: string;
  readonly model: string | null;
  readonly limit: number;
  readonly by: string;
};

/** The stages of one customer through time, each with its cause; of a merged-away id those of the record it went into. */
@Injectable()
export class ReadStages {
  constructor(
    private readonly customers: CustomerStore,
    private readonly stages: StageHistory,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, model, limit, by }: StagesWish): Promise<readonly StageChange[]> {
    await this.audit.record({ at: this.clock.system(), actor: by, action: 'customer.stages', subject: id });
    const owner = await this.customers.presentIdOf(id);
    if (owner === null) throw new AppError('NOT_FOUND', 'no such customer');
    return await this.stages.ofCustomer(owner, model, limit);
  }
}
