import type { Role } from '../../core/access/role.js';

export type User = {
  readonly name: string;
  readonly role: Role;
  /** The node of the organisation whose customers, with all below it, are seen; absent: everybody. */
  readonly orgNode?: string;
  /** argon2id, PHC string. */
  readonly passwordHash: string;
  /** The generated password has been changed: it is printed no more. */
  readonly passwordChanged: boolean;
  /** Raised when a password changes: older tokens end. */
  readonly tokenVersion: number;
};

export abstract class UserStore {
  /** False if the name is taken. */
  abstract insert(user: User): Promise<boolean>;
  abstract find(name: string): Promise<User | null>;
  abstract list(): Promise<readonly User[]>;
  /** Sets the hash, marks it changed, raises tokenVersion. */
  abstract changePassword(name: string, passwordHash: string): Promise<boolean>;
}
