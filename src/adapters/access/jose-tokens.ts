import { errors, jwtVerify, SignJWT } from 'jose';
import { Clock } from '../../flows/ports/clock.js';
import { type IssuedToken, type TokenClaim, Tokens } from '../../flows/ports/tokens.js';

const HOURS = 8;
const ALGORITHM = 'HS256';
const ISSUER = 'tidemark';
/** Tokens whose signature need not be worked out again. */
const MOST_KNOWN = 2_000;
const AUDIENCE = 'tidemark-api';

/** A role is not in the token: it is read from the account, so that a change counts at once. */
export class JoseTokens extends Tokens {
  private readonly known = new Map<string, { readonly claim: TokenClaim; readonly until: number }>();

  constructor(
    private readonly key: Uint8Array,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** A signature that held holds; that a token has not ended is asked again each time. */
  private keep(token: string, claim: TokenClaim, until: number): TokenClaim {
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(token, { claim, until });
    return claim;
  }

  override async issue({ name, tokenVersion }: TokenClaim): Promise<IssuedToken> {
    const issuedAt = Math.floor(this.clock.system().getTime() / 1000);
    const end = issuedAt + HOURS * 3600;
    const token = await new SignJWT({ ver: tokenVersion })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(name)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(end)
      .sign(this.key);
    return { token, expiresAt: new Date(end * 1000) };
  }

  override async read(token: string): Promise<TokenClaim | null> {
    const known = this.known.get(token);
    if (known !== undefined && known.until > this.clock.system().getTime()) return known.claim;
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'ver'],
        currentDate: this.clock.system(),
      });
      const { sub, ver, exp = 0 } = payload;
      if (typeof sub !== 'string' || typeof ver !== 'number') return null;
      return this.keep(token, { name: sub, tokenVersion: ver }, exp * 1_000);
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}
