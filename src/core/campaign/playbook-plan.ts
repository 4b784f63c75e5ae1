import type { EventKind } from '../customer/customer-event.js';
import type { Words } from '../kit/locale.js';

/** Every way to a customer that the field knows; those not built yet are stood in for by the nearest that is. */
export const INTENDED_CHANNELS = [
  'sms',
  'mms',
  'email',
  'app-push',
  'messenger',
  'social-account',
  'online-chat',
  'ivr',
  'kiosk',
  'outbound-call',
  'hotline-prompt',
  'counter-prompt',
  'bill-insert',
  'newsletter',
  'web-self-service',
  'account-manager-task',
  'community-manager-task',
  'direct-sales-visit',
  'event',
  'dealer',
  'retail-partner',
  'webhook',
] as const;

/** Where a customer comes to us, and the answer must be ready. */
export const PROMPT_PLACES = ['counter', 'hotline', 'online', 'door'] as const;

/** Who is told before the first send. */
export const TEAMS = [
  'hotline',
  'call-centre',
  'hall',
  'community-manager',
  'account-manager',
  'direct-sales',
  'dealer',
  'field-service',
  'network',
  'billing',
  'credit-control',
  'product-manager',
  'fraud-control',
] as const;

/** What may come back of an outreach. */
export const OUTCOMES = [
  'delivered',
  'read',
  'clicked',
  'replied',
  'accepted',
  'declined',
  'refused-to-handle',
  'no-answer',
  'complained',
  'opted-out',
] as const;

/** After what a customer is left alone: what came back, and what events tell since: arrears paid, the product bought. */
export const SUPPRESSING = [...OUTCOMES, 'paid', 'bought'] as const;

/** A schedule names no day that some month does not have. */
export const LAST_DAY_OF_EVERY_MONTH = 28;

/** When a pack's rules are asked: every night, on a day of every (or every n-th) month, on what happens, or when the customer comes. */
export type PlanSchedule =
  | { readonly kind: 'nightly' }
  | { readonly kind: 'monthly'; readonly day: number; readonly everyMonths?: number }
  | { readonly kind: 'event'; readonly events: readonly EventKind[] }
  | { readonly kind: 'prompt'; readonly at: readonly (typeof PROMPT_PLACES)[number][] };

/** A guardrail of the list, with a limit of its own where the list's does not suit. */
type PlanGuardrail = { readonly guardrail: string; readonly limit?: number };

/** `sharePct` of those chosen are kept out, to be compared with. Nobody kept out needs a reason. */
type PlanControl = { readonly sharePct: number; readonly why?: Words };

/** After an outcome the customer is left alone for so many days; under a hold nothing is sent at all. */
export type PlanSuppression = {
  readonly after: readonly { readonly outcome: (typeof SUPPRESSING)[number]; readonly days: number }[];
  /** Ids of `rules/holds.json`. */
  readonly holds: readonly string[];
};

/** How a pack of the playbook is meant to be run as a campaign and judged: the file `plan.json` beside it. */
export type PlaybookPlan = {
  readonly pack: string;
  /** The lever the pack pulls; a rule may pull another. */
  readonly lever: string;
  /** The stages its work is for; rules that ask no stage are held to these. */
  readonly stages: readonly string[];
  readonly objective: Words;
  readonly hypothesis: Words;
  /** A code of `rules/metrics.json`, read after so many days. */
  readonly primaryMetric: string;
  readonly horizonDays: number;
  readonly guardrails: readonly PlanGuardrail[];
  readonly control: PlanControl;
  readonly schedule: PlanSchedule;
  readonly suppression: PlanSuppression;
  readonly intendedChannels: readonly (typeof INTENDED_CHANNELS)[number][];
  readonly briefing: readonly (typeof TEAMS)[number][];
  /** What a person must look at, because no fact says it. */
  readonly checks?: Words;
};
