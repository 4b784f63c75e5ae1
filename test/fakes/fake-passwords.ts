import { Passwords } from '../../src/flows/ports/passwords.js';

/** Readable hashes: argon2 has a test of its own. */
export class FakePasswords extends Passwords {
  private made = 0;

  override async hash(password: string): Promise<string> {
    return `hash of ${password}`;
  }

  override async verify(hash: string | null, password: string): Promise<boolean> {
    return hash === `hash of ${password}`;
  }

  override generate(): string {
    this.made += 1;
    return `generated-password-${this.made}`;
  }
}
