import type { Role } from './role.js';

export const PERMISSIONS = [
  'account.own',
  'runs.read',
  'runs.start',
  'runs.stop',
  'campaigns.read',
  'campaigns.write',
  'campaigns.halt',
  'rules.read',
  'rules.write',
  'offers.write',
  'offers.approve',
  'customers.read',
  'base.read',
  'personal.read',
  'customers.merge',
  'customers.forget',
  'customers.move',
  'events.write',
  'messages.write',
  'imports.read',
  'imports.write',
  'exports.read',
  'outbox.read',
  'audit.read',
  'users.write',
  'keys.write',
  'prompts.ask',
  'prompts.read',
  'replies.write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * Until approvals exist marketers and admins start runs; managers may only stop them, and pause or stop campaigns.
 * `account.own` is one's own account; `base.read` is where the whole base stands and what it is worth; `personal.read` is seeing personal
 * fields unmasked. The privacy officer (信息管理) reviews who looked at whom and who took what out, and forgets: they see what
 * is masked for others masked too, take nothing out, and have no hand in selling. Who merges two people or moves one is an
 * admin. `messages.write` tells what customers wrote to us, as gateways do. `prompts.ask` asks for a customer's next best
 * offers, `prompts.read` sees what one customer was offered, `replies.write` records what they said; an agent does no more, and sees people masked.
 */
const GRANTS: { readonly [R in Role]: ReadonlySet<Permission> } = {
  marketer: new Set([
    'account.own',
    'runs.read',
    'runs.start',
    'runs.stop',
    'campaigns.read',
    'campaigns.write',
    'campaigns.halt',
    'rules.read',
    'rules.write',
    'offers.write',
    'customers.read',
    'base.read',
    'imports.read',
    'imports.write',
    'events.write',
    'exports.read',
    'outbox.read',
    'prompts.read',
  ]),
  approver: new Set(['account.own', 'runs.read', 'campaigns.read', 'rules.read', 'offers.approve']),
  manager: new Set([
    'account.own',
    'runs.read',
    'runs.stop',
    'campaigns.read',
    'campaigns.halt',
    'rules.read',
    'customers.read',
    'base.read',
    'imports.read',
    'exports.read',
    'outbox.read',
    'audit.read',
    'prompts.read',
  ]),
  agent: new Set(['account.own', 'prompts.ask', 'prompts.read', 'replies.write']),
  system: new Set(),
  'privacy-officer': new Set(['account.own', 'customers.read', 'customers.forget', 'audit.read']),
  admin: new Set(PERMISSIONS),
};

export function may(role: Role, permission: Permission): boolean {
  return GRANTS[role].has(permission);
}
