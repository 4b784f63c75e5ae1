import type { UnitFacts } from '../../core/policy/holdout/unit.js';

/** Customers who are called on one number: whoever of them is sent something, the others hear of it. */
export abstract class PhoneSharers {
  /** By customer, the others on the number. Who shares with nobody is not there; nor is a number of more people than share a phone. */
  abstract of(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly UnitFacts[]>>;
}
