import { consentOf } from '../../customer/consent.js';
import { isFieldDead } from '../../customer/contact-point.js';
import type { ContactPoint } from '../../customer/customer.js';
import type { Derivation, FactSource } from '../derive-facts.js';
import { type OneFact, oneByOne } from '../one-fact.js';
import type { Clock } from '../row/clock.js';

const FIELDS: readonly ContactPoint['field'][] = ['msisdn', 'email', 'address'];

const NONE: readonly ContactPoint[] = [];

/** A contact point nobody has found dead; one that was never checked counts. */
function works({ has, contactPoints = NONE }: FactSource, field: ContactPoint['field']): boolean {
  return has.has(field) && !isFieldDead(contactPoints, field);
}

/** The newest withdrawal of a marketing consent that still stands. */
function optOutOf({ consents }: FactSource, clock: Clock): string | undefined {
  let newest: string | undefined;
  for (const consent of consents) {
    if (consent.granted || consent.purpose !== 'marketing') continue;
    if (consentOf(consents, consent.channel, 'marketing') !== consent) continue;
    const day = clock.dayAt(consent.at);
    if (newest === undefined || day > newest) newest = day;
  }
  return newest;
}

const TABLE: Readonly<Record<string, OneFact>> = {
  contactEmail: { type: 'boolean', reads: ['has.email', 'contactPoints'], of: (source) => works(source, 'email') },
  contactSms: { type: 'boolean', reads: ['has.msisdn', 'contactPoints'], of: (source) => works(source, 'msisdn') },
  hasValidContact: {
    type: 'boolean',
    reads: ['has.msisdn', 'has.email', 'has.address', 'contactPoints'],
    of: (source) => FIELDS.some((field) => works(source, field)),
  },
  optOutAt: { type: 'day', reads: ['consents'], of: optOutOf },
};

/** Whether the customer can be reached, and since when they will not be: never the address itself. */
export const contactFacts: readonly Derivation[] = oneByOne(TABLE);
