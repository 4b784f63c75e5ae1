import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../flows/ports/audit-log.js';
import { Clock } from '../../flows/ports/clock.js';

/** A look-up of a person that has no flow of its own: recorded, awaited, then answered. */
@Injectable()
export class LookUpTrail {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

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
