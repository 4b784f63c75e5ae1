import type { ContactPoint } from '../../customer/customer.js';
import { dayAt } from '../counters/event-days.js';
import type { AsOf, Derivation, FactSource } from '../derive-facts.js';
import { type OneFact, oneByOne } from '../one-fact.js';

const FIELDS: readonly ContactPoint['field'][] = ['msisdn', 'email', 'address'];

/** A contact point nobody has found dead; one that was never checked counts. */
function works({ has, contactPoints = [] }: FactSource, field: ContactPoint['field']): boolean {
  if (!has.has(field)) return false;
  return !contactPoints.some((point) => point.field === field && point.invalidSince !== undefined);
}

/** The newest withdrawal of a marketing consent that still stands. */
function optOutOf({ consents }: FactSource, asOf: AsOf): string | undefined {
  const newest = new Map<string, (typeof consents)[number]>();
  for (const consent of consents) {
    if (consent.purpose !== 'marketing') continue;
    const other = newest.get(consent.channel);
    if (other === undefined || consent.at >= other.at) newest.set(consent.channel, consent);
  }
  const days = [...newest.values()].filter(({ granted }) => !granted).map(({ at }) => dayAt(at, asOf));
  return days.sort().at(-1);
}

const TABLE: Readonly<Record<string, OneFact>> = {
  contactEmail: { type: 'boolean', reads: ['has.email'], of: ({ has }) => has.has('email') },
  contactSms: { type: 'boolean', reads: ['has.msisdn'], of: ({ has }) => has.has('msisdn') },
  hasValidContact: {
    type: 'boolean',
    reads: ['has.msisdn', 'has.email', 'has.address', 'contactPoints'],
    of: (source) => FIELDS.some((field) => works(source, field)),
  },
  optOutAt: { type: 'day', reads: ['consents'], of: optOutOf },
};

/** Whether the customer can be reached, and since when they will not be: never the address itself. */
export const contactFacts: readonly Derivation[] = oneByOne(TABLE);
