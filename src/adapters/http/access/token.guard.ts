import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isKey } from '../../../core/access/api-key.js';
import { may } from '../../../core/access/permission.js';
import { isWithinScope } from '../../../core/access/scope.js';
import { AppError } from '../../../flows/errors.js';
import { Tokens } from '../../../flows/ports/tokens.js';
import { ACCESS, type Access, type Asked } from './access.js';
import { KnownKeys } from './known-keys.js';
import { KnownUsers } from './known-users.js';

function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\w.-]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/** Before every route: public, or a token that still holds of a role that may, or a key that is made for it. A route that says neither is refused. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly users: KnownUsers,
    private readonly keys: KnownKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<Asked>();
    const token = bearerOf(request.headers.authorization);
    if (token !== null && isKey(token)) {
      request.caller = await this.keys.caller(token, request.ip, access);
      return true;
    }
    const claim = token === null ? null : await this.tokens.read(token);
    const user = claim && (await this.users.find(claim.name));
    if (!user || user.tokenVersion !== claim?.tokenVersion) throw new AppError('NOT_LOGGED_IN', 'no valid token');
    if (!access || !may(user.role, access.permission)) throw new AppError('NOT_ALLOWED', 'the role may not');
    const scope = user.orgNode ?? null;
    if (!isWithinScope(access.permission, scope)) throw new AppError('NOT_ALLOWED', 'the scope may not');
    request.caller = { name: user.name, role: user.role, scope };
    return true;
  }
}
