/** Counts tries by name and by address, for all processes together. Limits are in the adapter: they guard, they do not sell. */
export abstract class LoginThrottle {
  /** Takes one try of both. Answers the seconds to wait if either has none left, else null. */
  abstract take(name: string, address: string): Promise<number | null>;
  /** The try was right: the name starts afresh, the address gets its try back. */
  abstract giveBack(name: string, address: string): Promise<void>;
}
