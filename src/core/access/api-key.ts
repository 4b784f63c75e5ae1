import type { Permission } from './permission.js';

/** What a key may be made for. Reading is not among them: a key in a wrong place must not tell of people. */
export const KEY_SCOPES = ['events:write', 'messages:write'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

const GRANTS: { readonly [S in KeyScope]: ReadonlySet<Permission> } = {
  'events:write': new Set(['events.write'] as const),
  'messages:write': new Set(['messages.write'] as const),
};

/** A key of another system, without the key itself: that is shown once, and only its hash is kept. Times are the system's. */
export type ApiKey = {
  readonly id: string;
  /** What people call it; one live key a name. */
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Date;
  readonly createdBy: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: Date | null;
  /** From then on it opens nothing; a key that was revoked stays on the list and does not come back. */
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
};

export function keyMay({ scopes }: Pick<ApiKey, 'scopes'>, permission: Permission): boolean {
  return scopes.some((scope) => GRANTS[scope].has(permission));
}

/** How a key is told from a log-in token. */
const PREFIX = 'tmk_';
/** 256 random bits in lower-case base32. */
const FORM = /^tmk_[a-z2-7]{52}$/;

export function keyOf(secret: string): string {
  return PREFIX + secret;
}

/** Whether somebody asks with a key, right or wrong. */
export function isKey(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Whether a key could be one of ours: what could not is not looked for. */
export function isKeyForm(text: string): boolean {
  return FORM.test(text);
}
