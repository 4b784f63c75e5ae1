import type { Organisation } from './organisation.js';
import type { Permission } from './permission.js';

/** The organisation node whose customers a user may see, with all below it; null: everybody. */
export type Scope = string | null;

/** Everyone sees their own node and below. A customer on no node, or on one nobody knows, is seen only by who sees everybody. */
export function isInScope(orgNode: string | undefined, scope: Scope, organisation: Organisation): boolean {
  return scope === null || (orgNode !== undefined && organisation.isWithin(orgNode, scope));
}

/** What reads or changes the base whole, whoever is in it: nothing of it is cut to a node, so who has a scope has none of it. */
const BASE_WIDE: ReadonlySet<Permission> = new Set([
  'base.read',
  'runs.start',
  'customers.merge',
  'customers.forget',
  'customers.move',
  'messages.write',
  'imports.read',
  'imports.write',
  'exports.read',
  'outbox.read',
  'audit.read',
  'users.write',
  'keys.write',
] as const);

/** Whether a permission means anything to a user of this scope. */
export function isWithinScope(permission: Permission, scope: Scope): boolean {
  return scope === null || !BASE_WIDE.has(permission);
}
