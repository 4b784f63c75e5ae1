import type { ScopedRule } from '../../core/value/base/affinity-facts.js';

/** What was counted from a base: of how many customers, and the rules that are worth keeping. Dated by system time. */
export type AffinityCounted = {
  readonly customers: number;
  readonly origin: string | null;
  readonly rules: readonly ScopedRule[];
};
export type AffinityVersion = AffinityCounted & {
  readonly number: number;
  readonly builtAt: Date;
  readonly by: string;
};

export abstract class AffinityStore {
  /** Keeps a count under the next number: it is in force from here on. */
  abstract add(counted: AffinityCounted, by: string): Promise<AffinityVersion>;
  /** The version in force; null before the first. */
  abstract newest(): Promise<AffinityVersion | null>;
}
