/** Roles that exist today; approvers, agents and others come with the work that needs them. */
export const ROLES = ['marketer', 'manager', 'privacy-officer', 'admin'] as const;
export type Role = (typeof ROLES)[number];
