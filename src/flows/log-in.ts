import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { LoginThrottle } from './ports/login-throttle.js';
import { Passwords } from './ports/passwords.js';
import { type IssuedToken, Tokens } from './ports/tokens.js';
import { UserStore } from './ports/user-store.js';

export type Account = { readonly name: string; readonly role: Role; readonly passwordChanged: boolean };
export type LoggedIn = IssuedToken & { readonly user: Account };

/**
 * A name nobody has takes as long as a wrong password, and is told the same.
 * What was typed as a name may be a password in the wrong box: only names that exist reach the audit log.
 */
@Injectable()
export class LogIn {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(asked: { readonly name: string; readonly password: string; readonly address: string }): Promise<LoggedIn> {
    const { name, password, address } = asked;
    const seconds = await this.throttle.take(name, address);
    if (seconds !== null) {
      throw new AppError('TOO_MANY_TRIES', 'too many tries to log in', [
        { path: '$', code: 'TOO_MANY_TRIES', params: { seconds } },
      ]);
    }
    const user = await this.users.find(name);
    const right = await this.passwords.verify(user?.passwordHash ?? null, password);
    await this.audit.record({
      at: this.clock.system(),
      actor: user?.name ?? 'unknown',
      action: user && right ? 'login.ok' : 'login.failed',
      subject: user?.name ?? 'unknown',
      detail: { address },
    });
    if (!user || !right) throw new AppError('BAD_CREDENTIALS', 'name or password is wrong');
    await this.throttle.giveBack(name, address);
    const issued = await this.tokens.issue({ name: user.name, tokenVersion: user.tokenVersion });
    return { ...issued, user: { name: user.name, role: user.role, passwordChanged: user.passwordChanged } };
  }
}
