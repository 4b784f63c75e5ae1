import type { Consent } from '../../src/core/customer/consent.js';
import type { Basic, Business, Customer, Personal, Preference } from '../../src/core/customer/customer.js';
import type { FactSource } from '../../src/core/facts/derive-facts.js';

export type CustomerChange = Partial<Omit<Customer, 'personal' | 'basic' | 'business' | 'preference'>> & {
  readonly personal?: Personal;
  readonly basic?: Basic;
  readonly business?: Business;
  readonly preference?: Preference;
};

const GIVEN_AT = new Date('2026-10-01T17:00:00Z');

export function aConsent(change: Partial<Consent> = {}): Consent {
  return { channel: 'sms', purpose: 'marketing', granted: true, at: GIVEN_AT, source: 'sample', ...change };
}

/**
 * A current customer of ten months under a two-year contract, spending 50.00 USD, with an address and a consent for
 * e-mail and SMS. Groups are merged field by field; give `undefined`-free groups, or a whole list, to change them.
 */
export function aCustomer(change: CustomerChange = {}): Customer {
  return {
    id: 'c-1',
    relationship: 'current',
    origin: 'table',
    usage: [{ month: '2026-10', revenue: 5_000 }],
    consents: [aConsent(), aConsent({ channel: 'email' })],
    ...change,
    personal: { msisdn: '+12025550123', email: 'c-1@example.invalid', ...change.personal },
    basic: { sex: 'Female', senior: false, customerClass: 'public', activationDate: '2026-01-01', ...change.basic },
    business: {
      currency: 'USD',
      contractTermMonths: 24,
      contractEndDate: '2028-01-01',
      productsHeld: ['mobile'],
      ...change.business,
    },
    preference: { timeZone: 'America/Los_Angeles', language: 'en', ...change.preference },
  };
}

/** The same customer as facts are derived from it. */
export function aFactSource(change: CustomerChange = {}): FactSource {
  const { personal, ...source } = aCustomer(change);
  return { ...source, has: new Set(Object.keys(personal)) };
}
