/**
 * What a person may be. The agent sits at the hotline or the counter; others of the field come with the work that needs them.
 */
export const ROLES = ['marketer', 'approver', 'manager', 'privacy-officer', 'agent', 'admin'] as const;

/** `system` is who asks with an API key: nobody has it as an account, and what it may do is in the key. */
export type Role = (typeof ROLES)[number] | 'system';

/** Who has an account from the first start: everybody a newcomer may want to be; an admin makes the others. */
export const FIRST_ROLES = [
  'marketer',
  'approver',
  'manager',
  'privacy-officer',
  'agent',
  'admin',
] as const satisfies readonly Role[];
