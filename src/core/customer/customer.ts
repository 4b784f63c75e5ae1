import type { Day } from '../kit/day.js';
import type { Consent } from './consent.js';

export const RELATIONSHIPS = ['current', 'potential', 'former', 'recalled', 'competitor', 'interconnect'] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

/** Fields that identify a person: encrypted at rest, masked by role, looked up by keyed hash, never in a log. */
export const PERSONAL_FIELDS = ['name', 'idNumber', 'msisdn', 'email', 'address'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];
export type Personal = { readonly [F in PersonalField]?: string };

export const CUSTOMER_CLASSES = ['public', 'commercial', 'key'] as const;
export const HOLDERS = ['individual', 'organisation'] as const;
export const PAYMENT_TYPES = ['prepaid', 'postpaid', 'hybrid'] as const;

export type Basic = {
  readonly sex?: string;
  readonly age?: number;
  /** `MM-DD`: a day of the year. The year is never kept: with it a birthday says who somebody is. */
  readonly birthday?: string;
  readonly senior?: boolean;
  readonly education?: string;
  readonly occupation?: string;
  /** Of an organisation, or the one a person works in: a code of the industry list. */
  readonly industry?: string;
  readonly customerClass?: (typeof CUSTOMER_CLASSES)[number];
  readonly holder?: (typeof HOLDERS)[number];
  readonly region?: string;
  /** The node of the organisation tree the customer hangs on: a code of `rules/organisation.json`. */
  readonly orgNode?: string;
  readonly brand?: string;
  readonly joinChannel?: string;
  readonly activationDate?: Day;
  readonly exitDate?: Day;
  readonly hasPartner?: boolean;
  readonly hasDependents?: boolean;
  /** Sways opinion or a market, whatever the spend (重要). */
  readonly influential?: boolean;
};

/** What a device of a line went through: 入库, 首次上线, 在用, 拆机, 故障. */
export const DEVICE_STATES = ['in-stock', 'first-seen', 'in-use', 'removed', 'faulty'] as const;

/** What a device is: a telephone, an optical or broadband gateway, a dialler that routes calls past us, a set-top box. */
export const DEVICE_KINDS = ['phone', 'gateway', 'dialler', 'set-top-box'] as const;

export type Device = {
  readonly line: string;
  /** Absent: a phone where it has SIM slots, else a gateway. */
  readonly kind?: (typeof DEVICE_KINDS)[number];
  readonly model: string;
  readonly is5g?: boolean;
  readonly simSlots?: number;
  readonly instalmentEndDate?: Day;
  /** Dated states, the newest last. */
  readonly states: readonly { readonly state: (typeof DEVICE_STATES)[number]; readonly on: Day }[];
};

/** A price the customer pays less: minor units a month, until a day. */
export type Discount = { readonly code: string; readonly amount: number; readonly endDate?: Day };

/** What is declared of a key account; the high-value class is worked out. */
export const KEY_ACCOUNT_MARKS = ['important', 'group', 'strategic'] as const;

/** Money in minor units of `currency`. */
export type Business = {
  readonly planCode?: string;
  /** List price a month. */
  readonly planPrice?: number;
  readonly paymentType?: (typeof PAYMENT_TYPES)[number];
  readonly currency?: string;
  readonly paymentMethod?: string;
  readonly contractTermMonths?: number;
  readonly contractStartDate?: Day;
  readonly contractEndDate?: Day;
  readonly productsHeld?: readonly string[];
  readonly devices?: readonly Device[];
  readonly discounts?: readonly Discount[];
  readonly totalCharged?: number;
  readonly balance?: number;
  readonly creditLimit?: number;
  /** What is owed, and since when. */
  readonly overdueAmount?: number;
  readonly overdueSince?: Day;
  readonly badDebt?: boolean;
  readonly points?: number;
  readonly accountManager?: string;
  /** Who is billed together: a code of the billing system. */
  readonly accountId?: string;
  readonly householdId?: string;
  /** Who it is, however many records they have: a person's or an organisation's id in the operator's register of parties. */
  readonly partyId?: string;
  readonly groupId?: string;
  readonly keyAccountMarks?: readonly (typeof KEY_ACCOUNT_MARKS)[number][];
  readonly sites?: number;
  readonly circuits?: number;
  readonly bandwidthMbps?: number;
  readonly serviceLevel?: string;
  readonly specialCare?: boolean;
  /** Products that can be delivered at the address. */
  readonly serviceable?: readonly string[];
  /** Codes of `rules/reasons.json`, and the rival the customer went to. */
  readonly lossReason?: string;
  readonly usageLossReason?: string;
  readonly lostTo?: string;
  readonly portOutRequestAt?: Day;
  /** Shares of one: of a household's or firm's spend that comes to us. */
  readonly walletShare?: number;
  readonly networkIncidentOpen?: boolean;
  readonly planRetiresOn?: Day;
};

/** One month of what the network saw; a month that is not there is a gap, never a zero. */
export type UsageMonth = {
  /** `YYYY-MM` */
  readonly month: string;
  readonly revenue?: number;
  readonly dataRevenue?: number;
  readonly serviceCost?: number;
  /** Of the revenue what add-ons brought. */
  readonly addOnRevenue?: number;
  /** What other carriers paid for calls to the customer, and were paid for calls of the customer. */
  readonly interconnectIn?: number;
  readonly interconnectOut?: number;
  /** What partners were paid for what the customer used. */
  readonly contentCost?: number;
  readonly dataMb?: number;
  /** What the plan grants. */
  readonly dataAllowanceMb?: number;
  readonly voiceMinutes?: number;
  readonly messages?: number;
  readonly roamingDays?: number;
  readonly topUps?: number;
  readonly topUpAmount?: number;
  /** Share of data used between midnight and six, of one. */
  readonly nightShare?: number;
  readonly complaints?: number;
  readonly hotlineCalls?: number;
  /** Data by category of app, in MB. */
  readonly appMb?: Readonly<Record<string, number>>;
};

export type Preference = {
  readonly language?: string;
  readonly timeZone?: string;
  readonly channel?: string;
  /** Local hours in which the customer wants to be spoken to, `HH:MM`. */
  readonly contactFrom?: string;
  readonly contactUntil?: string;
  readonly interests?: readonly string[];
  readonly habits?: readonly string[];
};

/** Whether a way to reach the customer still works. */
export type ContactPoint = {
  readonly field: 'msisdn' | 'email' | 'address';
  readonly verifiedOn?: Day;
  readonly invalidSince?: Day;
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
  readonly contactPoints?: readonly ContactPoint[];
};
