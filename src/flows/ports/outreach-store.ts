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

export type Repaired = { readonly returned: number; readonly unknown: readonly Outreach[] };

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
   * or null if the claim was lost.
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
  /** Expired claims go back to planned; expired hand-overs become unknown. */
  abstract repair(): Promise<Repaired>;
  /** Cancels everything still planned of a run; answers the rows, so that their slots can be released. */
  abstract cancelPlanned(runId: string, reason: string, limit: number): Promise<readonly Outreach[]>;
  abstract find(id: string): Promise<Outreach | null>;
  abstract findPublic(publicId: string): Promise<Outreach | null>;
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly Outreach[]>;
  /** Rows of a run by channel and state. */
  abstract countByState(
    runId: string,
  ): Promise<readonly { readonly channel: string; readonly state: OutreachState; readonly count: number }[]>;
}
