import { CUSTOMER_CLASSES, RELATIONSHIPS } from '../customer/customer.js';
import { type Derivation, derivation, type FactSource, type Promised } from './derive-facts.js';
import type { FactSheet, FactValue } from './fact-sheet.js';

type Plain = Promised & { readonly reads: string; readonly of: (source: FactSource) => FactValue | undefined };

/**
 * The fields of the profile a rule may ask as they stand. A list, not a pass-through: what identifies a person is not
 * on it, so no rule, decision or export can carry it. `contactEmail`, `contactSms`: whether there is an address.
 */
const PLAIN: Readonly<Record<string, Plain>> = {
  relationship: { type: 'enum', values: RELATIONSHIPS, reads: 'relationship', of: (source) => source.relationship },
  origin: { type: 'text', reads: 'origin', of: (source) => source.origin },
  customerClass: {
    type: 'enum',
    values: CUSTOMER_CLASSES,
    reads: 'basic.customerClass',
    of: ({ basic }) => basic.customerClass,
  },
  region: { type: 'text', reads: 'basic.region', of: ({ basic }) => basic.region },
  brand: { type: 'text', reads: 'basic.brand', of: ({ basic }) => basic.brand },
  sex: { type: 'text', reads: 'basic.sex', of: ({ basic }) => basic.sex },
  age: { type: 'number', reads: 'basic.age', of: ({ basic }) => basic.age },
  senior: { type: 'boolean', reads: 'basic.senior', of: ({ basic }) => basic.senior },
  hasPartner: { type: 'boolean', reads: 'basic.hasPartner', of: ({ basic }) => basic.hasPartner },
  hasDependents: { type: 'boolean', reads: 'basic.hasDependents', of: ({ basic }) => basic.hasDependents },
  influential: { type: 'boolean', reads: 'basic.influential', of: ({ basic }) => basic.influential },
  activationDate: { type: 'day', reads: 'basic.activationDate', of: ({ basic }) => basic.activationDate },
  exitDate: { type: 'day', reads: 'basic.exitDate', of: ({ basic }) => basic.exitDate },
  planCode: { type: 'text', reads: 'business.planCode', of: ({ business }) => business.planCode },
  currency: { type: 'text', reads: 'business.currency', of: ({ business }) => business.currency },
  paymentMethod: { type: 'text', reads: 'business.paymentMethod', of: ({ business }) => business.paymentMethod },
  contractTermMonths: {
    type: 'number',
    reads: 'business.contractTermMonths',
    of: ({ business }) => business.contractTermMonths,
  },
  contractEndDate: { type: 'day', reads: 'business.contractEndDate', of: ({ business }) => business.contractEndDate },
  productCount: { type: 'number', reads: 'business.productsHeld', of: ({ business }) => business.productsHeld?.length },
  totalCharged: { type: 'number', reads: 'business.totalCharged', of: ({ business }) => business.totalCharged },
  preferredLanguage: { type: 'text', reads: 'preference.language', of: ({ preference }) => preference.language },
  timeZone: { type: 'text', reads: 'preference.timeZone', of: ({ preference }) => preference.timeZone },
  contactEmail: { type: 'boolean', reads: 'has.email', of: ({ has }) => has.has('email') },
  contactSms: { type: 'boolean', reads: 'has.msisdn', of: ({ has }) => has.has('msisdn') },
};

function plainFact(name: string, { reads, of, ...promised }: Plain): Derivation {
  const derive = (source: FactSource): FactSheet => ({ [name]: of(source) ?? null });
  return derivation({ [name]: promised }, { facts: [], profile: [reads] }, derive);
}

/** One step a field, so that a run reads only the fields it asks for. */
export const profileFacts: readonly Derivation[] = Object.entries(PLAIN).map(([name, plain]) => plainFact(name, plain));
