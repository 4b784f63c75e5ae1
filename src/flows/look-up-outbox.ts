import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import { addressAsSeenBy } from '../core/customer/mask-personal.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { type SinkMessage, SinkStore } from './ports/sink-store.js';

export type OutboxQuery = Parameters<SinkStore['list']>[0] & { readonly by: string; readonly role: Role };

/** What the local mail server and SMSC received. Each view is on record before it is answered; addresses are masked by role. */
@Injectable()
export class LookUpOutbox {
  constructor(
    private readonly sink: SinkStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ by, role, ...query }: OutboxQuery): Promise<readonly SinkMessage[]> {
    const messages = await this.sink.list(query);
    await this.audit.record({
      at: this.clock.system(),
      actor: by,
      action: 'outbox.read',
      subject: query.channel ?? 'all',
      detail: { messages: messages.length },
    });
    return messages.map((message) => ({ ...message, to: addressAsSeenBy(role, message.to) }));
  }
}
