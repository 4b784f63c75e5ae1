import { type ChannelName, consentOf, type Purpose } from '../customer/consent.js';
import type { Derivation } from './derive-facts.js';
import { type OneFact, oneByOne } from './one-fact.js';

/** The fact that holds a channel's marketing consent. */
export const CONSENT_FACTS: { readonly [C in ChannelName]: string } = {
  sms: 'consentSmsMarketing',
  email: 'consentEmailMarketing',
  'call-list': 'consentCallListMarketing',
};

const SERVICE_FACTS: { readonly [C in ChannelName]: string } = {
  sms: 'consentSmsService',
  email: 'consentEmailService',
  'call-list': 'consentCallListService',
};

const CHANNELS_ASKED = Object.keys(CONSENT_FACTS) as ChannelName[];

function consentsFor(facts: Readonly<Record<ChannelName, string>>, purpose: Purpose): readonly Derivation[] {
  const told = CHANNELS_ASKED.map((channel): [string, OneFact] => [
    facts[channel],
    {
      type: 'boolean',
      reads: ['consents'],
      of: ({ consents }) => consentOf(consents, channel, purpose)?.granted,
    },
  ]);
  return oneByOne(Object.fromEntries(told));
}

/** Consent per channel and purpose: true is given, false is withdrawn, missing is never asked; silence is not consent. */
export const consentFacts: readonly Derivation[] = [
  ...consentsFor(CONSENT_FACTS, 'marketing'),
  ...consentsFor(SERVICE_FACTS, 'service'),
];
