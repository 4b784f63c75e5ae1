import { type ChannelName, consentOf, type Purpose } from '../customer/consent.js';
import { type Derivation, derivation } from './derive-facts.js';

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

function consentFact(name: string, channel: ChannelName, purpose: Purpose): Derivation {
  return derivation({ [name]: { type: 'boolean' } }, { facts: [], profile: ['consents'] }, (source) => ({
    [name]: consentOf(source.consents, channel, purpose)?.granted ?? null,
  }));
}

const CHANNELS_ASKED = Object.keys(CONSENT_FACTS) as ChannelName[];

/** Consent per channel and purpose: true is given, false is withdrawn, missing is never asked; silence is not consent. */
export const consentFacts: readonly Derivation[] = [
  ...CHANNELS_ASKED.map((channel) => consentFact(CONSENT_FACTS[channel], channel, 'marketing')),
  ...CHANNELS_ASKED.map((channel) => consentFact(SERVICE_FACTS[channel], channel, 'service')),
];
