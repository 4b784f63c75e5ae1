import type { Outreach, OutreachState } from '../../core/outreach/outreach.js';

/** What one dispatcher holds for a while: nobody else may hand it over. */
export type Claimed = { readonly outreach: Outreach; readonly token: string };

export type OutreachEnd = {
  readonly state: Extract<OutreachState, 'sent' | 'delivered' | 'failed' | 'expired' | 'cancelled' | 'unknown'>;
  readonly reason: string | null;
  readonly providerIds?: readonly string[];
  /** Business time. */
  readonly at: Date;
};

export type Repaired = { readonly returned: number; readonly unknown: number };

/** What is planned of a run, for one campaign of a run, or by a campaign on events. */
export type PlannedOf =
  | string
  | { readonly onEventsBy: string }
  | { readonly runId: string; readonly campaignId: string };

export abstract class OutreachStore {
  /** A row that exists is kept as it is: planning twice plans once. */
  abstract plan(rows: readonly Outreach[]): Promise<void>;
  /** At most `limit` rows of the shard that are due (business time `now`), in due order; the lease is system time. */
  abstract claimDue(
    shard: number,
    now: Date,
    limit: number,
    token: string,
    leaseMs: number,
  ): Promise<readonly Claimed[]>;
  /** claimed → handed, attempt + 1, with the token in the filter. False: the claim was lost, do not call the provider. */
  abstract markHanded(claimed: Claimed, at: Date): Promise<boolean>;
  /**
   * claimed or handed → an end (or `sent`), with the token in the filter; the answer to a hand-over that was given up
   * still settles its `unknown`. Receipts that came before the provider ids are folded in: answers the row as it now is,
   * or null if the claim was lost. Where its slot is to follow the row (given back; a receipt folded in), the row says so
   * until `settle`: what a crash leaves open is found by that.
   */
  abstract finish(claimed: Claimed, end: OutreachEnd): Promise<Outreach | null>;
  /** Back to planned with a later due time, with the token in the filter. */
  abstract postpone(claimed: Claimed, dueAt: Date, reason: string): Promise<boolean>;
  /**
   * Notes one part's receipt; answers the outreach if it is delivered or failed as a whole, else null. A receipt twice
   * is once, and answers the same, so that who crashed after noting it can do the rest. One that nobody waits for yet is kept.
   */
  abstract recordReceipt(
    providerId: string,
    status: 'delivered' | 'failed',
    detail: string,
    at: Date,
  ): Promise<Outreach | null>;
  /** Shards that have due open rows. */
  abstract dueShards(now: Date): Promise<readonly number[]>;
  /**
   * Expired claims go back to planned; expired hand-overs become unknown, receipts whose dispatcher died are folded in: both
   * with their slots still to follow.
   */
  abstract repair(): Promise<Repaired>;
  /** Rows whose slots are still to follow. */
  abstract unsettled(limit: number): Promise<readonly Outreach[]>;
  /** The slot has followed the row as it was given: one that has moved on since stays unsettled. */
  abstract settle(outreach: Outreach): Promise<void>;
  /**
   * Cancels everything that is still planned, page by page, and answers how many. Each slot is given back before its row is
   * cancelled: what a crash leaves in between is still planned, and is found when asked again. Only for a run or a
   * campaign that is stopped already, so that nothing is handed over in between.
   */
  abstract cancelPlanned(
    of: PlannedOf,
    reason: string,
    giveBack: (planned: Outreach) => Promise<void>,
  ): Promise<number>;
  abstract find(id: string): Promise<Outreach | null>;
  abstract findPublic(publicId: string): Promise<Outreach | null>;
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly Outreach[]>;
  /** Rows of a run by channel and state. */
  abstract countByState(
    runId: string,
  ): Promise<readonly { readonly channel: string; readonly state: OutreachState; readonly count: number }[]>;
}
