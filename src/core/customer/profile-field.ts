import { CHANNELS } from './consent.js';
import { CUSTOMER_CLASSES, RELATIONSHIPS } from './customer.js';

/** What a profile field holds, and the bounds a value must keep. `monthly` fields belong to one month of usage. */
export type FieldSpec =
  | { readonly type: 'text'; readonly longest: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'integer'; readonly least: number; readonly most: number }
  | { readonly type: 'quantity'; readonly units: Readonly<Record<string, number>>; readonly monthly: true }
  | { readonly type: 'money'; readonly monthly: boolean }
  | { readonly type: 'boolean' | 'day' | 'products' | 'zone' | 'currency' | 'id' };

const text = (longest: number) => ({ type: 'text', longest }) as const;

/** Every field a source may fill, by the name mapping files use. The list is closed: no other name is ever written. */
export const PROFILE_FIELDS = {
  id: { type: 'id' },
  relationship: { type: 'choice', values: RELATIONSHIPS },
  origin: text(64),
  'personal.name': text(200),
  'personal.idNumber': text(64),
  'personal.msisdn': text(32),
  'personal.email': text(254),
  'personal.address': text(500),
  'basic.sex': text(32),
  'basic.age': { type: 'integer', least: 0, most: 150 },
  'basic.senior': { type: 'boolean' },
  'basic.customerClass': { type: 'choice', values: CUSTOMER_CLASSES },
  'basic.region': text(100),
  'basic.brand': text(100),
  'basic.activationDate': { type: 'day' },
  'basic.exitDate': { type: 'day' },
  'basic.hasPartner': { type: 'boolean' },
  'basic.hasDependents': { type: 'boolean' },
  'basic.influential': { type: 'boolean' },
  'business.planCode': text(100),
  'business.currency': { type: 'currency' },
  'business.paymentMethod': text(100),
  'business.contractTermMonths': { type: 'integer', least: 0, most: 1200 },
  'business.contractEndDate': { type: 'day' },
  'business.productsHeld': { type: 'products' },
  'business.totalCharged': { type: 'money', monthly: false },
  'usage.revenue': { type: 'money', monthly: true },
  'usage.serviceCost': { type: 'money', monthly: true },
  'usage.dataMb': { type: 'quantity', units: { MB: 1, GB: 1024 }, monthly: true },
  'usage.voiceMinutes': { type: 'quantity', units: { minutes: 1, hours: 60 }, monthly: true },
  'preference.language': text(35),
  'preference.timeZone': { type: 'zone' },
  'preference.channel': { type: 'choice', values: CHANNELS },
} as const satisfies Readonly<Record<string, FieldSpec>>;
export type ProfileField = keyof typeof PROFILE_FIELDS;

/** The names inherited by every object are no fields. */
export function isProfileField(name: string): name is ProfileField {
  return Object.hasOwn(PROFILE_FIELDS, name);
}

export function specOf(field: ProfileField): FieldSpec {
  return PROFILE_FIELDS[field];
}

/** Digits after the point of a currency's major unit (USD 2, JPY 0); null for what is no three-letter code. */
export function minorDigitsOf(currency: string): number | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
