import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { Passwords } from './ports/passwords.js';
import { UserStore } from './ports/user-store.js';

const nameTaken = () => new AppError('CONFLICT', 'the name is taken', [{ path: '$.name', code: 'NAME_TAKEN' }]);

/** The password is made here and told once: nobody chooses another person's. */
@Injectable()
export class AddUser {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(asked: { readonly name: string; readonly role: Role; readonly by: string }) {
    const { name, role, by } = asked;
    const password = this.passwords.generate();
    const passwordHash = await this.passwords.hash(password);
    if (await this.users.find(name)) throw nameTaken();
    await this.audit.record({
      at: this.clock.system(),
      actor: by,
      action: 'user.add',
      subject: name,
      detail: { role },
    });
    const isNew = await this.users.insert({ name, role, passwordHash, passwordChanged: false, tokenVersion: 1 });
    if (!isNew) throw nameTaken();
    return { name, role, password };
  }
}
