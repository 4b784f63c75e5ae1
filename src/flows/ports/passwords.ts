/** Turns passwords into what may be stored, and back into yes or no. */
export abstract class Passwords {
  /** argon2id, PHC string. */
  abstract hash(password: string): Promise<string>;
  /** `hash` null (nobody of that name) takes the time of a real check and is false. */
  abstract verify(hash: string | null, password: string): Promise<boolean>;
  /** A random password a person can type: at least 16 characters. */
  abstract generate(): string;
}
