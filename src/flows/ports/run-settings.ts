/** How runs are cut up: settings of the installation, not of the business. */
export abstract class RunSettings {
  /** Customers in a chunk, about; 1 to 20,000. */
  abstract readonly chunkCustomers: number;
  /** How long a worker may be silent before its chunk is given to another; system time. */
  abstract readonly leaseMs: number;
}
