import type { ContactChannel, Purpose } from '../customer/consent.js';
import type { Cap, CapRules } from './cap/cap.js';
import type { Engagement } from './cap/fatigue.js';
import type { Refusal } from './refusal.js';
import type { SenderRules } from './sender/sender-rules.js';
import type { ContactHours, Jurisdiction } from './timing/hours.js';
import type { SendTimeRules } from './timing/send-preference.js';

/** `rules/policy/contact-policy.json`, as read, with the presets it names, and the rules of fatigue and of the sender beside it. */
export type ContactPolicy = CapRules & {
  /** Zone of a customer who has none, or one that does not exist; the decision is flagged. */
  readonly operatorZone: string;
  readonly hours: readonly ContactHours[];
  readonly caps: readonly Cap[];
  /** Laws of where the customer is: each narrows the hours, none widens them. */
  readonly jurisdictions?: readonly Jurisdiction[];
  /** Of whom nobody knows where they are: the operator's own. Absent: none. */
  readonly defaultJurisdiction?: string;
  /** Minutes over which what waited for the hours to begin is spread; absent: it all goes at once. */
  readonly spreadMinutes?: number;
  /** Parts that the text of one SMS may come to; absent: nobody counts. */
  readonly smsParts?: number;
  /** Who signs what is sent, and how a customer gets out of it; absent: nothing is signed. */
  readonly sender?: SenderRules;
  /** How the hour a customer prefers is learned; absent: nobody's is. */
  readonly sendTime?: SendTimeRules;
};

/** planned: noted, with its priority, and no place taken yet. */
export const CONTACT_STATUSES = ['planned', 'reserved', 'sent', 'delivered', 'released'] as const;
export type ContactStatus = (typeof CONTACT_STATUSES)[number];

/** A better candidate of the same decision that the caps stopped: its place went to the one that holds the row. */
export type PassedOver = {
  readonly ruleId: string;
  readonly campaignId?: string;
  /** Where it was stopped; absent: at the caps. */
  readonly stage?: 'emergency' | 'capacity' | 'cap';
  readonly refusals: readonly Refusal[];
};

/**
 * One contact in the ledger of a cap unit. `at` is `dueAt` while reserved, the hand-over instant after. Household, party,
 * purpose, tags and zone are as they were when it was reserved: what changes later changes no count.
 */
export type ContactRow = {
  readonly outreachId: string;
  readonly customerId: string;
  readonly householdId?: string;
  readonly partyId?: string;
  readonly runId: string;
  readonly ruleId: string;
  readonly campaignId?: string;
  readonly offerId: string;
  readonly channel: ContactChannel;
  readonly purpose: Purpose;
  readonly tags: readonly string[];
  /** Groups of the offer in which a customer has one at a time; absent: none. */
  readonly exclusionGroups?: readonly string[];
  /** Greater is more urgent; absent is 0. Plans of a higher priority keep their places free. */
  readonly priority?: number;
  readonly decidedAt: Date;
  readonly dueAt: Date;
  readonly at: Date;
  /** Asked for at its hand-over, which had not been confirmed yet. */
  readonly handedAt?: Date;
  /** Until when the offer holds. */
  readonly expiresAt?: Date;
  readonly status: ContactStatus;
  readonly zone: string;
  readonly releasedBecause?: string;
  /** What it was when it was released: whether a cap lets go of it depends on that. */
  readonly releasedFrom?: 'planned' | 'reserved' | 'sent';
  /** What the person did with it. */
  readonly engaged?: readonly { readonly kind: Engagement; readonly at: Date }[];
  /** Kept with the reservation, so that a decision lost in a crash is concluded again as it was. */
  readonly passedOver?: readonly PassedOver[];
};
