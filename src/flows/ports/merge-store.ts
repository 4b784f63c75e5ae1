import type { Problem } from '../../core/kit/problem.js';

export type MergeWish = {
  readonly id: string;
  readonly primaryId: string;
  readonly otherId: string;
  readonly by: string;
  /** Business time. */
  readonly at: Date;
};

/** One record that went into another, and how to take it back. */
export type MergeRecord = MergeWish & { readonly undoneAt: Date | null; readonly undoneBy: string | null };

/** `no-customer` names the id that is nobody's; `refused` says why they cannot become one, or two again. */
export type MergeEnd =
  | { readonly kind: 'done'; readonly merge: MergeRecord }
  | { readonly kind: 'unknown'; readonly id: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Both documents change in one transaction, or neither does. */
export abstract class MergeStore {
  /** By the rules of `rules/merge.json`. From then on the primary answers for the other's id. */
  abstract merge(wish: MergeWish): Promise<MergeEnd>;
  /** Restores both; what changed since of the primary stays, and events told since go to whom they were told of. */
  abstract undo(id: string, by: string, at: Date): Promise<MergeEnd>;
  /** Merges in which the customer was one of the two, newest first. */
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly MergeRecord[]>;
}
