import { Injectable } from '@nestjs/common';
import { type ApiKey, isKeyForm } from '../core/access/api-key.js';
import { AppError } from './errors.js';
import { ApiKeyStore } from './ports/api-key-store.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { Ids } from './ports/ids.js';
import { KeyThrottle } from './ports/key-throttle.js';

/** The last use is kept to the minute: a write for each event would cost more than the event. */
const MINUTE_MS = 60_000;

/** `isKnown`: this process has seen the key hold before, so that it is no guess. */
export type KeyTry = { readonly text: string; readonly address: string; readonly isKnown: boolean };

/**
 * Whose key it is, if it holds. Tries with what is not known to hold are counted before anything is looked up, and only so
 * many are looked up at all. What was tried is never on record: it may be somebody's key with a letter missing.
 */
@Injectable()
export class CheckKey {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly throttle: KeyThrottle,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ text, address, isKnown }: KeyTry): Promise<ApiKey> {
    const hash = this.ids.hash(text);
    const seconds = isKnown ? null : await this.throttle.take(hash, address);
    if (seconds !== null) {
      throw new AppError('TOO_MANY_TRIES', 'too many tries with a key', [
        { path: '$', code: 'TOO_MANY_TRIES', params: { seconds } },
      ]);
    }
    const key = isKeyForm(text) ? await this.keys.findByHash(hash) : null;
    const at = this.clock.system();
    if (key === null || key.revokedAt !== null) {
      const who = key?.id ?? 'unknown';
      await this.audit.record({ at, actor: who, action: 'key.refused', subject: who, detail: { address } });
      throw new AppError('NOT_LOGGED_IN', 'no such key');
    }
    if (!isKnown) await this.throttle.giveBack(hash, address);
    const isOld = key.lastUsedAt === null || at.getTime() - key.lastUsedAt.getTime() >= MINUTE_MS;
    if (isOld) await this.keys.used(key.id, at);
    return key;
  }
}
