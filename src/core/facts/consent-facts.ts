import { type ChannelName, consentOf } from '../customer/consent.js';
import { type Derivation, derivation } from './derive-facts.js';

/** The fact that holds a channel's marketing consent. */
export const CONSENT_FACTS: { readonly [C in ChannelName]: string } = {
  sms: 'consentSmsMarketing',
  email: 'consentEmailMarketing',
  'call-list': 'consentCallListMarketing',
};

/** Marketing consent a channel: true is given, false is withdrawn, missing is never asked; silence is not consent. */
export const consentFacts: readonly Derivation[] = (Object.keys(CONSENT_FACTS) as ChannelName[]).map((channel) =>
  derivation({ [CONSENT_FACTS[channel]]: { type: 'boolean' } }, { facts: [], profile: ['consents'] }, (source) => ({
    [CONSENT_FACTS[channel]]: consentOf(source.consents, channel, 'marketing')?.granted ?? null,
  })),
);
