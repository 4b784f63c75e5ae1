import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../../../core/access/permission.js';
import type { Role } from '../../../core/access/role.js';

/** Who asks, once the guard knows. */
export type Caller = { readonly name: string; readonly role: Role };
export type Asked = FastifyRequest & { caller?: Caller };

/** What a route asks of its caller; a route without one does not start (`every-route.ts`). */
export type Access = { readonly kind: 'public' } | { readonly kind: 'needs'; readonly permission: Permission };
export const ACCESS = 'tidemark:access';

export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
export const Needs = (permission: Permission) => SetMetadata(ACCESS, { kind: 'needs', permission } satisfies Access);

export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<Asked>();
  if (!caller) throw new Error('a public route has no caller');
  return caller;
});
