import { Injectable } from '@nestjs/common';
import { type ApiKey, keyMay } from '../../../core/access/api-key.js';
import type { Permission } from '../../../core/access/permission.js';
import { CheckKey } from '../../../flows/check-key.js';
import { AppError } from '../../../flows/errors.js';
import { AuditLog } from '../../../flows/ports/audit-log.js';
import { Clock } from '../../../flows/ports/clock.js';
import { Ids } from '../../../flows/ports/ids.js';
import type { Access, Caller } from './access.js';

/** How long a revoked key may still be taken by a process that did not revoke it. */
const FRESH_MS = 5_000;

/** What a key was refused is told once a while, not once a request. */
type Known = { readonly key: ApiKey; readonly until: number; readonly told: Set<Permission> };

/** Keys as the guard asks for them: one read of the store in a few seconds, not one a request. Kept by hash, never as they are. */
@Injectable()
export class KnownKeys {
  private readonly seen = new Map<string, Known>();
  private readonly asked = new Map<string, Promise<Known>>();

  constructor(
    private readonly checkKey: CheckKey,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Who asks with this key, if it holds and was made for what the route needs. */
  async caller(text: string, address: string, access: Access | undefined): Promise<Caller> {
    const known = await this.known(text, address);
    const { key } = known;
    if (access?.kind === 'needs' && keyMay(key, access.permission))
      return { name: key.id, role: 'system', scope: null };
    if (access?.kind === 'needs') await this.tell(known, access.permission, address);
    throw new AppError('NOT_ALLOWED', 'the key was not made for this');
  }

  /** This process revoked the key: it ends here at once. */
  forget(id: string): void {
    for (const [hash, { key }] of this.seen) if (key.id === id) this.seen.delete(hash);
  }

  private async known(text: string, address: string): Promise<Known> {
    const hash = this.ids.hash(text);
    const before = this.seen.get(hash);
    if (before && before.until > this.clock.system().getTime()) return before;
    // Many at once with one key are one try.
    const asked = this.asked.get(hash) ?? this.check(hash, { text, address, isKnown: before !== undefined });
    this.asked.set(hash, asked);
    return asked.finally(() => this.asked.delete(hash));
  }

  private async check(hash: string, asked: Parameters<CheckKey['run']>[0]): Promise<Known> {
    const key = await this.checkKey.run(asked).catch((error: unknown) => {
      // A database that is away has not refused the key: it is no guess the next time either.
      if (error instanceof AppError) this.seen.delete(hash);
      throw error;
    });
    const known = { key, until: this.clock.system().getTime() + FRESH_MS, told: new Set<Permission>() };
    this.seen.set(hash, known);
    return known;
  }

  private async tell({ key, told }: Known, permission: Permission, address: string): Promise<void> {
    if (told.has(permission)) return;
    told.add(permission);
    const at = this.clock.system();
    const detail = { permission, address };
    await this.audit.record({ at, actor: key.id, action: 'key.out-of-scope', subject: key.id, detail });
  }
}
