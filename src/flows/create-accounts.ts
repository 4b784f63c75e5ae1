import { Injectable } from '@nestjs/common';
import { ROLES, type Role } from '../core/access/role.js';
import { Passwords } from './ports/passwords.js';
import { UserStore } from './ports/user-store.js';

export type NewAccount = { readonly name: string; readonly role: Role; readonly password: string };

/** One account a role, named for it, with a random password. Answers only those that were not there: run twice, it makes none. */
@Injectable()
export class CreateAccounts {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: Passwords,
  ) {}

  async run(): Promise<readonly NewAccount[]> {
    const created: NewAccount[] = [];
    for (const role of ROLES) {
      if (await this.users.find(role)) continue;
      const account = { name: role, role, password: this.passwords.generate() };
      const passwordHash = await this.passwords.hash(account.password);
      const isNew = await this.users.insert({
        name: role,
        role,
        passwordHash,
        passwordChanged: false,
        tokenVersion: 1,
      });
      if (isNew) created.push(account);
    }
    return created;
  }
}
