import { describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { Argon2Passwords } from '../../src/adapters/access/argon2-passwords.js';
import { JoseTokens } from '../../src/adapters/access/jose-tokens.js';

/** Long enough for HS512 too, so that only the algorithm or the audience is what is wrong. */
const KEY = new TextEncoder().encode('a secret '.repeat(8));
const AT = new Date('2026-11-02T18:00:00Z');
const hours = (count: number) => new Date(AT.getTime() + count * 3_600_000);
const tokensAt = (at: Date, key = KEY) => new JoseTokens(key, { now: () => new Date(0), system: () => at });
const CLAIM = { name: 'marketer', tokenVersion: 3 };

describe('tokens', () => {
  it('say whose they are, for eight hours of system time', async () => {
    const { token, expiresAt } = await tokensAt(AT).issue(CLAIM);
    expect(expiresAt).toEqual(hours(8));
    await expect(tokensAt(hours(7.9)).read(token)).resolves.toEqual(CLAIM);
    await expect(tokensAt(hours(8.1)).read(token)).resolves.toBeNull();
  });

  it('of the right form, made elsewhere with our key, are read: the refusals below are for what they say', async () => {
    await expect(tokensAt(AT).read(await signed('HS256', 'tidemark-api'))).resolves.toEqual({
      name: 'admin',
      tokenVersion: 1,
    });
  });

  it.each([
    ['signed with another key', async () => (await tokensAt(AT, KEY.toReversed()).issue(CLAIM)).token],
    [
      'of no signature',
      async () =>
        new UnsecuredJWT({ ver: 1 })
          .setSubject('admin')
          .setIssuer('tidemark')
          .setAudience('tidemark-api')
          .setExpirationTime(hours(1))
          .encode(),
    ],
    ['for somebody else', async () => signed('HS256', 'another-product')],
    ['of another algorithm', async () => signed('HS512', 'tidemark-api')],
    ['that are no tokens', async () => 'rubbish'],
  ])('refuses those %s', async (_case, make) => {
    await expect(tokensAt(AT).read(await make())).resolves.toBeNull();
  });
});

function signed(alg: string, audience: string): Promise<string> {
  return new SignJWT({ ver: 1 })
    .setProtectedHeader({ alg })
    .setSubject('admin')
    .setIssuer('tidemark')
    .setAudience(audience)
    .setExpirationTime(hours(1))
    .sign(KEY);
}

describe('passwords', () => {
  const passwords = new Argon2Passwords();

  it('are kept as argon2id and known again', async () => {
    const hash = await passwords.hash('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(passwords.verify(hash, 'correct horse battery')).resolves.toBe(true);
    await expect(passwords.verify(hash, 'wrong horse battery')).resolves.toBe(false);
  });

  it('of nobody are never right', async () => {
    await expect(passwords.verify(null, 'anything')).resolves.toBe(false);
  });

  it('that are made are twenty characters nobody mistakes, and never the same', () => {
    const made = Array.from({ length: 50 }, () => passwords.generate());
    expect(made.every((password) => /^[a-km-zA-HJ-NP-Z2-9]{20}$/.test(password))).toBe(true);
    expect(new Set(made).size).toBe(50);
  });
});
