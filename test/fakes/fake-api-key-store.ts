import type { ApiKey } from '../../src/core/access/api-key.js';
import { ApiKeyStore } from '../../src/flows/ports/api-key-store.js';

export class FakeApiKeyStore extends ApiKeyStore {
  readonly kept = new Map<string, { readonly key: ApiKey; readonly hash: string }>();

  override async insert(key: ApiKey, hash: string): Promise<boolean> {
    const isTaken = [...this.kept.values()].some((one) => one.key.revokedAt === null && one.key.name === key.name);
    if (isTaken) return false;
    this.kept.set(key.id, { key, hash });
    return true;
  }

  override async findByHash(hash: string): Promise<ApiKey | null> {
    return [...this.kept.values()].find((one) => one.hash === hash)?.key ?? null;
  }

  override async find(id: string): Promise<ApiKey | null> {
    return this.kept.get(id)?.key ?? null;
  }

  override async list(): Promise<readonly ApiKey[]> {
    const at = ({ createdAt }: ApiKey) => createdAt.getTime();
    return [...this.kept.values()].map(({ key }) => key).sort((a, b) => at(b) - at(a) || (a.id < b.id ? -1 : 1));
  }

  override async revoke(id: string, by: string, at: Date): Promise<boolean> {
    const one = this.kept.get(id);
    if (!one || one.key.revokedAt !== null) return false;
    this.kept.set(id, { ...one, key: { ...one.key, revokedAt: at, revokedBy: by } });
    return true;
  }

  override async used(id: string, at: Date): Promise<void> {
    const one = this.kept.get(id);
    const last = one?.key.lastUsedAt ?? null;
    if (one && (last === null || last < at)) this.kept.set(id, { ...one, key: { ...one.key, lastUsedAt: at } });
  }
}
