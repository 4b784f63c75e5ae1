import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Passwords } from '../../flows/ports/passwords.js';

/** No 0/O, 1/l/I: the password is read from a screen and typed. 20 of 55 characters are 115 bits. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 20;

/** OWASP's smallest argon2id setting and the package's default: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export class Argon2Passwords extends Passwords {
  /** What a name that nobody has is checked against, so that it takes as long. */
  private decoy: Promise<string> | null = null;

  override hash(password: string): Promise<string> {
    return hash(password, COST);
  }

  override async verify(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(16).toString('hex'));
    const decoy = await this.decoy;
    const right = await verify(stored ?? decoy, password);
    return right && stored !== null;
  }

  override generate(): string {
    return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  }
}
