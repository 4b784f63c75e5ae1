import type { ModelState } from '../../core/facts/model-state.js';

/** A customer moved to `value` on the day `since`, for `cause`, by a model that remembers. */
export type StageChange = ModelState & { readonly model: string };

/** What models that remember said of customers, change by change. */
export abstract class StageHistory {
  /** Newest first; of every model, or of one. */
  abstract ofCustomer(customerId: string, model: string | null, limit: number): Promise<readonly StageChange[]>;
}
