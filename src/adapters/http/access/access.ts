import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../../../core/access/permission.js';
import type { Role } from '../../../core/access/role.js';
import type { Scope } from '../../../core/access/scope.js';

/** Who asks, once the guard knows. */
export type Caller = { readonly name: string; readonly role: Role; readonly scope: Scope };
export type Asked = FastifyRequest & { caller?: Caller };

/** What a route asks of its caller; a route without one does not start (`every-route.ts`). */
export type Access = { readonly kind: 'public' } | { readonly kind: 'needs'; readonly permission: Permission };
export const ACCESS = 'tidemark:access';

export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
/** The route itself leaves out whom its caller may not see; one that asks for `customers.read` and does not is closed to who has a scope. */
export const CUTS = 'tidemark:cuts-to-scope';
export const CutsToScope = () => SetMetadata(CUTS, true);
export const Needs = (permission: Permission) => SetMetadata(ACCESS, { kind: 'needs', permission } satisfies Access);

export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<Asked>();
  if (!caller) throw new Error('a public route has no caller');
  return caller;
});
