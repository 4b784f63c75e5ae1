import { Injectable } from '@nestjs/common';
import type { ApiKey } from '../core/access/api-key.js';
import { AppError } from './errors.js';
import { ApiKeyStore } from './ports/api-key-store.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';

/** Ends a key for good. Twice is once: who is in a hurry may ask again. */
@Injectable()
export class RevokeKey {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ id, by }: { readonly id: string; readonly by: string }): Promise<ApiKey> {
    const at = this.clock.system();
    const found = await this.keys.find(id);
    if (found === null) throw new AppError('NOT_FOUND', 'no such key');
    if (await this.keys.revoke(id, by, at)) {
      await this.audit.record({ at, actor: by, action: 'key.revoke', subject: id, detail: { name: found.name } });
    }
    return (await this.keys.find(id)) ?? found;
  }
}
