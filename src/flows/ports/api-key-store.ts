import type { ApiKey } from '../../core/access/api-key.js';

export abstract class ApiKeyStore {
  /** `hash`: SHA-256 of the key, which is itself kept nowhere. False if a live key has the name. */
  abstract insert(key: ApiKey, hash: string): Promise<boolean>;
  /** Revoked ones too: who asks must look. */
  abstract findByHash(hash: string): Promise<ApiKey | null>;
  abstract find(id: string): Promise<ApiKey | null>;
  /** The newest first. */
  abstract list(): Promise<readonly ApiKey[]>;
  /** False if there is no such live key. */
  abstract revoke(id: string, by: string, at: Date): Promise<boolean>;
  /** Never backwards. */
  abstract used(id: string, at: Date): Promise<void>;
}
