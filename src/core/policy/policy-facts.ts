import type { ChannelName } from '../customer/consent.js';
import { CONSENT_FACTS } from '../facts/consent-facts.js';

/** Whether there is an address the channel can use. A call list calls the number that SMS goes to. */
export const CONTACT_FACTS: { readonly [C in ChannelName]: string } = {
  sms: 'contactSms',
  email: 'contactEmail',
  'call-list': 'contactSms',
};

export const ZONE_FACT = 'timeZone';
/** Who lives together is drawn together, and may have caps together. */
export const HOUSEHOLD_FACT = 'householdId';
/** One person or organisation, however many records they have; read only where a cap counts by it. */
export const PARTY_FACT = 'partyId';

/** What the policy reads of a customer, beside what the rules ask: a run reads these columns too. */
export const POLICY_FACTS: readonly string[] = [
  ...new Set([
    ...Object.values(CONSENT_FACTS),
    ...Object.values(CONTACT_FACTS),
    ZONE_FACT,
    HOUSEHOLD_FACT,
    'preferredLanguage',
  ]),
];

/** What is read of a customer where some offer of a run names a product, or is told differently at some node. */
export const PRODUCT_FACTS: readonly string[] = ['productsHeld', 'serviceable', 'orgNode'];
