import { errors, jwtVerify, SignJWT } from 'jose';
import { Clock } from '../../flows/ports/clock.js';
import { type IssuedToken, type TokenClaim, Tokens } from '../../flows/ports/tokens.js';

const HOURS = 8;
const ALGORITHM = 'HS256';
const ISSUER = 'tidemark';
const AUDIENCE = 'tidemark-api';

/** A role is not in the token: it is read from the account, so that a change counts at once. */
export class JoseTokens extends Tokens {
  constructor(
    private readonly key: Uint8Array,
    private readonly clock: Clock,
  ) {
    super();
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
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'ver'],
        currentDate: this.clock.system(),
      });
      const { sub, ver } = payload;
      return typeof sub === 'string' && typeof ver === 'number' ? { name: sub, tokenVersion: ver } : null;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}
