import type { Day } from '../kit/day.js';
import type { Consent } from './consent.js';

export const RELATIONSHIPS = ['current', 'potential', 'former', 'recalled', 'competitor', 'interconnect'] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

/** Fields that identify a person: encrypted at rest, masked by role, looked up by keyed hash, never in a log. */
export const PERSONAL_FIELDS = ['name', 'idNumber', 'msisdn', 'email', 'address'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];
export type Personal = { readonly [F in PersonalField]?: string };

export const CUSTOMER_CLASSES = ['public', 'commercial', 'key'] as const;

export type Basic = {
  readonly sex?: string;
  readonly age?: number;
  readonly senior?: boolean;
  readonly customerClass?: (typeof CUSTOMER_CLASSES)[number];
  readonly region?: string;
  readonly brand?: string;
  readonly activationDate?: Day;
  readonly exitDate?: Day;
  readonly hasPartner?: boolean;
  readonly hasDependents?: boolean;
  /** Sways opinion or a market, whatever the spend (重要). */
  readonly influential?: boolean;
};

/** Money in minor units of `currency`. */
export type Business = {
  readonly planCode?: string;
  readonly currency?: string;
  readonly paymentMethod?: string;
  readonly contractTermMonths?: number;
  readonly contractEndDate?: Day;
  readonly productsHeld?: readonly string[];
  readonly totalCharged?: number;
};

/** One month of what the network saw; a month that is not there is a gap, never a zero. */
export type UsageMonth = {
  /** `YYYY-MM` */
  readonly month: string;
  readonly revenue?: number;
  readonly serviceCost?: number;
  readonly dataMb?: number;
  readonly voiceMinutes?: number;
};

export type Preference = {
  readonly language?: string;
  readonly timeZone?: string;
  readonly channel?: string;
};

/** One customer: the four kinds of information, and consent. */
export type Customer = {
  /** The operator's own id. */
  readonly id: string;
  readonly relationship: Relationship;
  /** Where the record comes from: `table`, `synthetic`, a source system's name. */
  readonly origin: string;
  readonly personal: Personal;
  readonly basic: Basic;
  readonly business: Business;
  readonly usage: readonly UsageMonth[];
  readonly preference: Preference;
  readonly consents: readonly Consent[];
};
