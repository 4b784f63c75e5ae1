import { Injectable } from '@nestjs/common';
import { type ApiKey, type KeyScope, keyOf } from '../core/access/api-key.js';
import { AppError } from './errors.js';
import { ApiKeyStore } from './ports/api-key-store.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';

export type NewKey = { readonly name: string; readonly scopes: readonly KeyScope[]; readonly by: string };

const nameTaken = () =>
  new AppError('CONFLICT', 'a live key has the name', [{ path: '$.name', code: 'KEY_NAME_TAKEN' }]);

/** Makes a key for another system and tells it once: only its hash is kept, so nobody can be told again. */
@Injectable()
export class CreateKey {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ name, scopes, by }: NewKey): Promise<ApiKey & { readonly key: string }> {
    const isTaken = (await this.keys.list()).some((one) => one.revokedAt === null && one.name === name);
    if (isTaken) throw nameTaken();
    const key = keyOf(this.ids.secret());
    const at = this.clock.system();
    const made: ApiKey = {
      id: `key_${this.ids.token()}`,
      name,
      scopes: [...new Set(scopes)],
      createdAt: at,
      createdBy: by,
      lastUsedAt: null,
      revokedAt: null,
      revokedBy: null,
    };
    const detail = { name, scopes: made.scopes.join(' ') };
    await this.audit.record({ at, actor: by, action: 'key.create', subject: made.id, detail });
    if (!(await this.keys.insert(made, this.ids.hash(key)))) throw nameTaken();
    return { ...made, key };
  }
}
