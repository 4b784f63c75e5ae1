import { Injectable } from '@nestjs/common';
import { FIRST_ROLES, type Role } from '../core/access/role.js';
import { Passwords } from './ports/passwords.js';
import { UserStore } from './ports/user-store.js';

export type NewAccount = { readonly name: string; readonly role: Role; readonly password: string };

/** One account for each of the first roles, named for it, with a random password. Answers only those that were not there: run twice, it makes none. */
@Injectable()
export class CreateAccounts {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: Passwords,
  ) {}

  /** `keep` is told the passwords before the accounts are made: after a crash between the two they are made anew. */
  async run(keep: (accounts: readonly NewAccount[]) => Promise<void>): Promise<readonly NewAccount[]> {
    const wanted: NewAccount[] = [];
    for (const role of FIRST_ROLES) {
      if (!(await this.users.find(role))) wanted.push({ name: role, role, password: this.passwords.generate() });
    }
    if (wanted.length > 0) await keep(wanted);
    for (const { name, role, password } of wanted) {
      const passwordHash = await this.passwords.hash(password);
      await this.users.insert({ name, role, passwordHash, passwordChanged: false, tokenVersion: 1 });
    }
    return wanted;
  }
}
