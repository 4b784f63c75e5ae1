import { CUSTOMER_CLASSES, HOLDERS, PAYMENT_TYPES, RELATIONSHIPS } from '../../customer/customer.js';
import { type Derivation, derivation, type FactSource } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import { type OneFact, oneByOne } from '../one-fact.js';

type Basic = FactSource['basic'];
type Business = FactSource['business'];
type Scalar = Exclude<OneFact['type'], 'series' | 'list' | 'enum'>;

function ofBasic(type: Scalar, field: keyof Basic): OneFact {
  return { type, reads: [`basic.${field}`], of: ({ basic }) => basic[field] };
}

type Plain = { [F in keyof Business]-?: NonNullable<Business[F]> extends FactValue ? F : never }[keyof Business];

function ofBusiness(type: Scalar, field: Plain): OneFact {
  return { type, reads: [`business.${field}`], of: ({ business }) => business[field] };
}

const WHO: Readonly<Record<string, OneFact>> = {
  relationship: { type: 'enum', values: RELATIONSHIPS, reads: ['relationship'], of: (source) => source.relationship },
  origin: { type: 'text', reads: ['origin'], of: (source) => source.origin },
  customerClass: {
    type: 'enum',
    values: CUSTOMER_CLASSES,
    reads: ['basic.customerClass'],
    of: ({ basic }) => basic.customerClass,
  },
  holder: { type: 'enum', values: HOLDERS, reads: ['basic.holder'], of: ({ basic }) => basic.holder },
  region: ofBasic('text', 'region'),
  orgNode: ofBasic('text', 'orgNode'),
  brand: ofBasic('text', 'brand'),
  joinChannel: ofBasic('text', 'joinChannel'),
  sex: ofBasic('text', 'sex'),
  age: ofBasic('number', 'age'),
  birthday: ofBasic('text', 'birthday'),
  senior: ofBasic('boolean', 'senior'),
  education: ofBasic('text', 'education'),
  occupation: ofBasic('text', 'occupation'),
  industry: ofBasic('text', 'industry'),
  hasPartner: ofBasic('boolean', 'hasPartner'),
  hasDependents: ofBasic('boolean', 'hasDependents'),
  influential: ofBasic('boolean', 'influential'),
  activationDate: ofBasic('day', 'activationDate'),
  exitDate: ofBasic('day', 'exitDate'),
  accountId: ofBusiness('text', 'accountId'),
  householdId: ofBusiness('text', 'householdId'),
  partyId: ofBusiness('text', 'partyId'),
};

const HOLDS: Readonly<Record<string, OneFact>> = {
  planCode: ofBusiness('text', 'planCode'),
  planPrice: ofBusiness('number', 'planPrice'),
  planRetiresOn: ofBusiness('day', 'planRetiresOn'),
  paymentType: {
    type: 'enum',
    values: PAYMENT_TYPES,
    reads: ['business.paymentType'],
    of: ({ business }) => business.paymentType,
  },
  currency: ofBusiness('text', 'currency'),
  paymentMethod: ofBusiness('text', 'paymentMethod'),
  contractTermMonths: ofBusiness('number', 'contractTermMonths'),
  contractEndDate: ofBusiness('day', 'contractEndDate'),
  productCount: {
    type: 'number',
    reads: ['business.productsHeld'],
    of: ({ business }) => business.productsHeld?.length,
  },
  totalCharged: ofBusiness('number', 'totalCharged'),
  balance: ofBusiness('number', 'balance'),
  creditLimit: ofBusiness('number', 'creditLimit'),
  overdueAmount: ofBusiness('number', 'overdueAmount'),
  overdueSince: ofBusiness('day', 'overdueSince'),
  badDebtFlag: {
    type: 'boolean',
    reads: ['business.badDebt', 'business.overdueAmount'],
    of: ({ business }) => business.badDebt ?? (business.overdueAmount === undefined ? undefined : false),
  },
  points: ofBusiness('number', 'points'),
  sites: ofBusiness('number', 'sites'),
  circuits: ofBusiness('number', 'circuits'),
  bandwidthMbps: ofBusiness('number', 'bandwidthMbps'),
  serviceLevel: ofBusiness('text', 'serviceLevel'),
  specialCare: ofBusiness('boolean', 'specialCare'),
  lossReason: ofBusiness('text', 'lossReason'),
  usageLossReason: ofBusiness('text', 'usageLossReason'),
  lostTo: ofBusiness('text', 'lostTo'),
  portOutRequestAt: ofBusiness('day', 'portOutRequestAt'),
  walletShare: ofBusiness('number', 'walletShare'),
  hasManager: {
    type: 'boolean',
    reads: ['business.accountManager'],
    of: ({ business }) => business.accountManager !== undefined,
  },
};

const PREFERS: Readonly<Record<string, OneFact>> = {
  preferredChannel: { type: 'text', reads: ['preference.channel'], of: ({ preference }) => preference.channel },
  preferredLanguage: { type: 'text', reads: ['preference.language'], of: ({ preference }) => preference.language },
  timeZone: { type: 'text', reads: ['preference.timeZone'], of: ({ preference }) => preference.timeZone },
};

/** The fact that is the customer's id: blocks name their customers anyway, so it is no column that is stored. */
export const ID_FACT = 'customerId';
const customerId: Derivation = {
  ...derivation({ [ID_FACT]: { type: 'text' } }, { facts: [], profile: [] }, ({ id }) => ({ [ID_FACT]: id })),
  atLoad: true,
};

/**
 * The fields of the profile a rule may ask as they stand. A list, not a pass-through: what identifies a person is not
 * on it, so no rule, decision or export can carry it.
 */
export const profileFacts: readonly Derivation[] = [customerId, ...oneByOne({ ...WHO, ...HOLDS, ...PREFERS })];
