import { CHANNELS } from '../consent.js';
import {
  CUSTOMER_CLASSES,
  DEVICE_KINDS,
  DEVICE_STATES,
  HOLDERS,
  KEY_ACCOUNT_MARKS,
  PAYMENT_TYPES,
  RELATIONSHIPS,
} from '../customer.js';

/**
 * What one value holds, and the bounds it must keep. `monthly` values belong to one month of usage; a `share` is a part
 * of one; a `birthday` is a day of the year; a `clock` is a local time `HH:MM`.
 */
export type ScalarSpec =
  | { readonly type: 'text'; readonly longest: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'integer'; readonly least: number; readonly most: number; readonly monthly?: true }
  | { readonly type: 'quantity'; readonly units: Readonly<Record<string, number>>; readonly monthly: true }
  | { readonly type: 'money'; readonly monthly: boolean }
  | { readonly type: 'share'; readonly monthly: boolean }
  | { readonly type: 'boolean' | 'day' | 'month' | 'birthday' | 'clock' | 'zone' | 'currency' | 'id' };

/** Texts of a list: each once, in the order said. */
export type TextsSpec = { readonly type: 'texts'; readonly each: ScalarSpec; readonly most: number };

/** Records of a list, field by field. `required` fields must be there; no other name is ever taken. */
export type RecordsSpec = {
  readonly type: 'records';
  readonly fields: Readonly<Record<string, ScalarSpec | RecordsSpec | AmountsSpec>>;
  readonly required: readonly string[];
  readonly most: number;
};

/** Amounts by a name that the source gives: data by category of app. */
export type AmountsSpec = { readonly type: 'amounts'; readonly each: ScalarSpec; readonly most: number };

export type FieldSpec = ScalarSpec | TextsSpec | RecordsSpec | AmountsSpec;

const text = (longest: number) => ({ type: 'text', longest }) as const;
const count = (most: number) => ({ type: 'integer', least: 0, most, monthly: true }) as const;
const integer = (most: number) => ({ type: 'integer', least: 0, most }) as const;
const choice = <T extends string>(values: readonly T[]) => ({ type: 'choice', values }) as const;
const texts = (each: ScalarSpec, most: number) => ({ type: 'texts', each, most }) as const;
const money = { type: 'money', monthly: false } as const;
const code = text(100);
const day = { type: 'day' } as const;
const flag = { type: 'boolean' } as const;

const monthlyMoney = { type: 'money', monthly: true } as const;
const monthlyData = { type: 'quantity', units: { MB: 1, GB: 1024 }, monthly: true } as const;

/** What a month of usage holds, by name. */
const USAGE = {
  revenue: monthlyMoney,
  dataRevenue: monthlyMoney,
  serviceCost: monthlyMoney,
  addOnRevenue: monthlyMoney,
  interconnectIn: monthlyMoney,
  interconnectOut: monthlyMoney,
  contentCost: monthlyMoney,
  dataMb: monthlyData,
  dataAllowanceMb: monthlyData,
  voiceMinutes: { type: 'quantity', units: { minutes: 1, hours: 60 }, monthly: true },
  messages: count(10_000_000),
  roamingDays: count(31),
  topUps: count(10_000),
  topUpAmount: monthlyMoney,
  nightShare: { type: 'share', monthly: true },
  complaints: count(10_000),
  hotlineCalls: count(10_000),
} as const satisfies Readonly<Record<string, ScalarSpec>>;

const appMb = { type: 'amounts', each: monthlyData, most: 50 } as const;

const devices = {
  type: 'records',
  fields: {
    line: text(64),
    kind: choice(DEVICE_KINDS),
    model: code,
    is5g: flag,
    simSlots: integer(8),
    instalmentEndDate: day,
    states: { type: 'records', fields: { state: choice(DEVICE_STATES), on: day }, required: ['state', 'on'], most: 50 },
  },
  required: ['line', 'model', 'states'],
  most: 100,
} as const satisfies RecordsSpec;

const discounts = {
  type: 'records',
  fields: { code, amount: money, endDate: day },
  required: ['code', 'amount'],
  most: 100,
} as const satisfies RecordsSpec;

const contactPoints = {
  type: 'records',
  fields: { field: choice(['msisdn', 'email', 'address'] as const), verifiedOn: day, invalidSince: day },
  required: ['field'],
  most: 3,
} as const satisfies RecordsSpec;

const months = {
  type: 'records',
  fields: { month: { type: 'month' }, ...USAGE, appMb },
  required: ['month'],
  most: 120,
} as const satisfies RecordsSpec;

/** Every field a source may fill, by the name mapping files use. The list is closed: no other name is ever written. */
export const PROFILE_FIELDS = {
  id: { type: 'id' },
  relationship: choice(RELATIONSHIPS),
  origin: text(64),
  'personal.name': text(200),
  'personal.idNumber': text(64),
  'personal.msisdn': text(32),
  'personal.email': text(254),
  'personal.address': text(500),
  'basic.sex': text(32),
  'basic.age': integer(150),
  'basic.birthday': { type: 'birthday' },
  'basic.senior': flag,
  'basic.education': code,
  'basic.occupation': code,
  'basic.industry': code,
  'basic.customerClass': choice(CUSTOMER_CLASSES),
  'basic.holder': choice(HOLDERS),
  'basic.region': code,
  'basic.orgNode': code,
  'basic.brand': code,
  'basic.joinChannel': code,
  'basic.activationDate': day,
  'basic.exitDate': day,
  'basic.hasPartner': flag,
  'basic.hasDependents': flag,
  'basic.influential': flag,
  'business.planCode': code,
  'business.planPrice': money,
  'business.paymentType': choice(PAYMENT_TYPES),
  'business.currency': { type: 'currency' },
  'business.paymentMethod': code,
  'business.contractTermMonths': integer(1200),
  'business.contractStartDate': day,
  'business.contractEndDate': day,
  'business.productsHeld': texts(code, 200),
  'business.devices': devices,
  'business.discounts': discounts,
  'business.totalCharged': money,
  'business.balance': money,
  'business.creditLimit': money,
  'business.overdueAmount': money,
  'business.overdueSince': day,
  'business.badDebt': flag,
  'business.points': integer(1_000_000_000),
  'business.accountManager': code,
  'business.accountId': text(64),
  'business.householdId': text(64),
  'business.partyId': text(64),
  'business.groupId': text(64),
  'business.keyAccountMarks': texts(choice(KEY_ACCOUNT_MARKS), KEY_ACCOUNT_MARKS.length),
  'business.sites': integer(100_000),
  'business.circuits': integer(100_000),
  'business.bandwidthMbps': integer(10_000_000),
  'business.serviceLevel': code,
  'business.specialCare': flag,
  'business.serviceable': texts(code, 200),
  'business.lossReason': code,
  'business.usageLossReason': code,
  'business.lostTo': code,
  'business.portOutRequestAt': day,
  'business.walletShare': { type: 'share', monthly: false },
  'business.networkIncidentOpen': flag,
  'business.planRetiresOn': day,
  usage: months,
  'usage.revenue': USAGE.revenue,
  'usage.dataRevenue': USAGE.dataRevenue,
  'usage.serviceCost': USAGE.serviceCost,
  'usage.addOnRevenue': USAGE.addOnRevenue,
  'usage.interconnectIn': USAGE.interconnectIn,
  'usage.interconnectOut': USAGE.interconnectOut,
  'usage.contentCost': USAGE.contentCost,
  'usage.dataMb': USAGE.dataMb,
  'usage.dataAllowanceMb': USAGE.dataAllowanceMb,
  'usage.voiceMinutes': USAGE.voiceMinutes,
  'usage.messages': USAGE.messages,
  'usage.roamingDays': USAGE.roamingDays,
  'usage.topUps': USAGE.topUps,
  'usage.topUpAmount': USAGE.topUpAmount,
  'usage.nightShare': USAGE.nightShare,
  'usage.complaints': USAGE.complaints,
  'usage.hotlineCalls': USAGE.hotlineCalls,
  'usage.appMb': monthlyData,
  'preference.language': text(35),
  'preference.timeZone': { type: 'zone' },
  'preference.channel': choice(CHANNELS),
  'preference.contactFrom': { type: 'clock' },
  'preference.contactUntil': { type: 'clock' },
  'preference.interests': texts(code, 100),
  'preference.habits': texts(code, 100),
  contactPoints,
} as const satisfies Readonly<Record<string, FieldSpec>>;
export type ProfileField = keyof typeof PROFILE_FIELDS;

/** The names inherited by every object are no fields. */
export function isProfileField(name: string): name is ProfileField {
  return Object.hasOwn(PROFILE_FIELDS, name);
}

export function specOf(field: ProfileField): FieldSpec {
  return PROFILE_FIELDS[field];
}

/** Lists come from one cell: texts between separators, or JSON. */
export function isListSpec(spec: FieldSpec): spec is TextsSpec | RecordsSpec {
  return spec.type === 'texts' || spec.type === 'records';
}

/** Digits after the point of a currency's major unit (USD 2, JPY 0); null for what is no three-letter code. */
export function minorDigitsOf(currency: string): number | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
