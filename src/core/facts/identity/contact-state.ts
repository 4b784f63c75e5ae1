import { CHANNELS, type ChannelName } from '../../customer/consent.js';
import { type Derivation, derivation, type Promised } from '../derive-facts.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import { ID_FACT } from './profile-facts.js';

/** The fact that holds the day a channel was last used. */
export const LAST_CONTACT_FACTS: { readonly [C in ChannelName]: string } = {
  sms: 'lastContactAtSms',
  email: 'lastContactAtEmail',
  'call-list': 'lastContactAtCallList',
};

const PROMISES: Readonly<Record<string, Promised>> = {
  contacts28d: { type: 'number' },
  lastContactAt: { type: 'day' },
  ...Object.fromEntries(CHANNELS.map((channel) => [LAST_CONTACT_FACTS[channel], { type: 'day' } as const])),
  activeOffers: { type: 'list', fields: { offer: 'text', until: 'day' } },
};

/**
 * How often and when we spoke to a customer is no fact of the customer: a run that contacts some must not make their
 * facts stale. It is read from the contacts themselves, of those whom it can still change, and never derived or stored.
 */
export const contactState: Derivation = {
  ...derivation(PROMISES, { facts: [], profile: [] }, () => ({})),
  apart: true,
};

/** Whether a fact is read from the contacts. */
export function isContactFact(fact: string): boolean {
  return Object.hasOwn(PROMISES, fact);
}

/** The facts that are read from the customers' records: what blocks can be asked for. */
export function recordFacts(catalogue: FactCatalogue): readonly string[] {
  return [...catalogue.keys()].filter((fact) => !isContactFact(fact));
}

/** The facts that a copy of a whole base keeps: the id is beside them anyway. */
export function keptFacts(catalogue: FactCatalogue): readonly string[] {
  return recordFacts(catalogue).filter((fact) => fact !== ID_FACT);
}
