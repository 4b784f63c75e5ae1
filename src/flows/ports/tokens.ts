export type IssuedToken = { readonly token: string; readonly expiresAt: Date };

/** Whose token it is, and which of their passwords it was given for. */
export type TokenClaim = { readonly name: string; readonly tokenVersion: number };

/** Signed tokens with an end, measured by system time. */
export abstract class Tokens {
  abstract issue(claim: TokenClaim): Promise<IssuedToken>;
  /** Null for whatever is not a token of ours that still holds: forged, ended, of another algorithm. */
  abstract read(token: string): Promise<TokenClaim | null>;
}
