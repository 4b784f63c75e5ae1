import type { Demand } from '../../core/decision/run/demand.js';

/** How many customers of a node would be offered a product that cannot be delivered there. */
export type DemandCount = {
  readonly product: string;
  readonly orgNode: string | null;
  readonly customers: number;
  readonly first: Date;
  readonly last: Date;
};

/** Demand that could not be met, for who builds the network. */
export abstract class DemandLog {
  /** A customer counts once a product, however often; the newest node and time stand. Twice is once. */
  abstract record(demands: readonly Demand[]): Promise<void>;
  /** Most customers first; of one product, or of all. */
  abstract counts(product: string | null, limit: number): Promise<readonly DemandCount[]>;
}
