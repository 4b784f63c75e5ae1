import type { Customer } from '../../api/types.ts';

type Basic = Customer['basic'];
type Business = Customer['business'];
type Preference = Customer['preference'];

/** In the order in which somebody reads them; a field that is not there is not shown. */
export const BASIC_FIELDS = [
  'customerClass',
  'holder',
  'brand',
  'region',
  'orgNode',
  'joinChannel',
  'activationDate',
  'exitDate',
  'sex',
  'age',
  'birthday',
  'senior',
  'education',
  'occupation',
  'industry',
  'hasPartner',
  'hasDependents',
  'influential',
] as const satisfies readonly (keyof Basic)[];

export const PLAN_FIELDS = [
  'planCode',
  'planPrice',
  'planRetiresOn',
  'paymentType',
  'paymentMethod',
  'contractStartDate',
  'contractEndDate',
  'contractTermMonths',
  'productsHeld',
  'discounts',
  'serviceable',
  'walletShare',
] as const satisfies readonly (keyof Business)[];

export const ACCOUNT_FIELDS = [
  'balance',
  'totalCharged',
  'creditLimit',
  'overdueAmount',
  'overdueSince',
  'badDebt',
  'points',
  'currency',
  'accountId',
  'householdId',
  'groupId',
  'partyId',
  'accountManager',
  'keyAccountMarks',
  'serviceLevel',
  'sites',
  'circuits',
  'bandwidthMbps',
  'specialCare',
  'networkIncidentOpen',
  'portOutRequestAt',
  'lossReason',
  'usageLossReason',
  'lostTo',
] as const satisfies readonly (keyof Business)[];

export const PREFERENCE_FIELDS = [
  'language',
  'channel',
  'contactFrom',
  'contactUntil',
  'timeZone',
  'interests',
  'habits',
] as const satisfies readonly (keyof Preference)[];

export const MONEY_FIELDS: ReadonlySet<string> = new Set([
  'planPrice',
  'balance',
  'totalCharged',
  'creditLimit',
  'overdueAmount',
  'revenue',
  'dataRevenue',
  'serviceCost',
  'addOnRevenue',
  'interconnectIn',
  'interconnectOut',
  'contentCost',
  'topUpAmount',
]);
export const SHARE_FIELDS: ReadonlySet<string> = new Set(['walletShare', 'nightShare']);
/** Lists whose usual values have words; a value of somebody's own is shown as it is. */
export const CODED_FIELDS: ReadonlySet<string> = new Set([
  'relationship',
  'customerClass',
  'holder',
  'paymentType',
  'keyAccountMarks',
  'language',
  'channel',
  'sex',
  'education',
  'occupation',
  'joinChannel',
  'paymentMethod',
  'source',
  'interests',
  'habits',
]);

/** The part of a history's field name that has a word, and the month it is of: `usage.2026-09.revenue`. */
export function namedField(field: string): { readonly name: string; readonly month: string | null } {
  const [group, ...rest] = field.split('.');
  if (group === 'usage' && rest.length === 2) return { name: rest[1] ?? field, month: rest[0] ?? null };
  return { name: rest.length === 0 ? field : (rest.at(-1) ?? field), month: null };
}

/** Channel and purpose of a consent in a history. */
export function consentField(field: string): { readonly channel: string; readonly purpose: string } | null {
  const [group, channel, purpose] = field.split('.');
  return group === 'consents' && channel && purpose ? { channel, purpose } : null;
}
