import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { Passwords } from './ports/passwords.js';
import { UserStore } from './ports/user-store.js';

const nameTaken = () => new AppError('CONFLICT', 'the name is taken', [{ path: '$.name', code: 'NAME_TAKEN' }]);

type NewUser = { readonly name: string; readonly role: Role; readonly orgNode?: string; readonly by: string };

function unknownNode(node: string): AppError {
  const problem = { path: '$.orgNode', code: 'UNKNOWN_NODE', params: { node } };
  return new AppError('INVALID_INPUT', `no organisation node ${node}`, [problem]);
}

/** The password is made here and told once: nobody chooses another person's. */
@Injectable()
export class AddUser {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly rules: BusinessRules,
  ) {}

  /** `orgNode`: the node whose customers the account may see; absent is everybody. */
  async run(asked: NewUser) {
    const { name, role, orgNode, by } = asked;
    if (orgNode !== undefined && this.rules.organisation.node(orgNode) === null) throw unknownNode(orgNode);
    const scope = orgNode === undefined ? {} : { orgNode };
    const password = this.passwords.generate();
    const passwordHash = await this.passwords.hash(password);
    if (await this.users.find(name)) throw nameTaken();
    await this.audit.record({
      at: this.clock.system(),
      actor: by,
      action: 'user.add',
      subject: name,
      detail: { role, ...scope },
    });
    const isNew = await this.users.insert({
      name,
      role,
      ...scope,
      passwordHash,
      passwordChanged: false,
      tokenVersion: 1,
    });
    if (!isNew) throw nameTaken();
    return { name, role, ...scope, password };
  }
}
