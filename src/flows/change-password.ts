import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { Clock } from './ports/clock.js';
import { LoginThrottle } from './ports/login-throttle.js';
import { Passwords } from './ports/passwords.js';
import { type IssuedToken, Tokens } from './ports/tokens.js';
import { UserStore } from './ports/user-store.js';

export type PasswordChange = {
  readonly name: string;
  readonly current: string;
  readonly next: string;
  readonly address: string;
};

/** Ends every token given for the old password, the caller's too: they get a new one. A stolen token alone cannot do it. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly users: UserStore,
    private readonly passwords: Passwords,
    private readonly tokens: Tokens,
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ name, current, next, address }: PasswordChange): Promise<IssuedToken> {
    const seconds = await this.throttle.take(name, address);
    if (seconds !== null) {
      throw new AppError('TOO_MANY_TRIES', 'too many tries to change a password', [
        { path: '$', code: 'TOO_MANY_TRIES', params: { seconds } },
      ]);
    }
    const user = await this.users.find(name);
    if (!(await this.passwords.verify(user?.passwordHash ?? null, current))) {
      await this.record(name, 'password.refused', address);
      throw new AppError('INVALID_INPUT', 'the current password is wrong', [
        { path: '$.current', code: 'PASSWORD_WRONG' },
      ]);
    }
    await this.throttle.giveBack(name, address);
    if (current === next) {
      throw new AppError('INVALID_INPUT', 'the new password is the old one', [
        { path: '$.next', code: 'PASSWORD_UNCHANGED' },
      ]);
    }
    await this.users.changePassword(name, await this.passwords.hash(next));
    await this.record(name, 'password.changed', address);
    const changed = await this.users.find(name);
    if (!changed) throw new AppError('NOT_FOUND', 'the account has gone');
    return this.tokens.issue({ name, tokenVersion: changed.tokenVersion });
  }

  private async record(name: string, action: string, address: string): Promise<void> {
    await this.audit.record({ at: this.clock.system(), actor: name, action, subject: name, detail: { address } });
  }
}
