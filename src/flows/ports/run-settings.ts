/** How runs are cut up: settings of the installation, not of the business. */
export abstract class RunSettings {
  /** Customers in a chunk, about; 1 to 20,000. */
  abstract readonly chunkCustomers: number;
  /** How long a worker may be silent before its chunk is given to another; system time. */
  abstract readonly leaseMs: number;
  /** Attempts on a chunk that may end in a fault, or with their worker's death, before it is given up; 1 or more. */
  abstract readonly chunkAttempts: number;
}
