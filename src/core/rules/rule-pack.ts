import type { ChannelName } from '../customer/consent.js';
import type { Words } from '../kit/locale.js';

/** When the outreach of a match is due and until when it is worth sending: whole hours from the run's instant. */
export type OutreachSchedule = { readonly delayHours: number; readonly expireHours: number };

export type OfferEvent = {
  readonly type: 'offer';
  readonly params: {
    readonly offerId: string;
    readonly channel: ChannelName;
    /** A name from `rules/levers.json`. */
    readonly lever: string;
    readonly schedule: OutreachSchedule;
  };
};

export type Rule = {
  readonly id: string;
  readonly title: Words;
  /** json-rules-engine's priority: the order of evaluation. It does not decide arbitration. */
  readonly priority?: number;
  /** json-rules-engine's condition tree, as the marketer wrote it. */
  readonly conditions: unknown;
  readonly event: OfferEvent;
};

export type RulePack = { readonly pack: string; readonly title: Words; readonly rules: readonly Rule[] };

/** A pack as stored: immutable, numbered from 1. */
export type RuleVersion = {
  readonly pack: string;
  readonly version: number;
  readonly content: RulePack;
  /** SHA-256 of the canonical JSON: saving the same content again makes no new version. */
  readonly hash: string;
  readonly createdAt: Date;
  readonly createdBy: string;
};

export type RuleVersionRef = { readonly pack: string; readonly version: number };
