import type { ChannelName, Purpose } from '../../customer/consent.js';
import { CONSENT_FACTS } from '../../facts/consent-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { CONTACT_FACTS } from '../policy-facts.js';
import type { Refusal } from '../refusal.js';

/** Only marketing asks for consent, and for consent of its own channel. Silence is a no of its own kind. */
function unconsented(sheet: FactSheet, channel: ChannelName, purpose: Purpose): readonly Refusal[] {
  if (purpose !== 'marketing') return [];
  const granted = sheet[CONSENT_FACTS[channel]];
  if (granted === true) return [];
  const code = granted === false ? 'CONSENT_WITHDRAWN' : 'CONSENT_MISSING';
  return [{ code, component: `${channel}.${purpose}`, have: granted === false ? false : null, need: true }];
}

/** An address nobody knows of is as missing as one that is known not to be there. */
function unreachable(sheet: FactSheet, channel: ChannelName): readonly Refusal[] {
  const there = sheet[CONTACT_FACTS[channel]];
  const have = there === false ? false : null;
  return there === true ? [] : [{ code: 'NO_VALID_CONTACT', component: channel, have, need: true }];
}

/** May we speak to the customer, and can we. */
export function consentRefusals(sheet: FactSheet, channel: ChannelName, purpose: Purpose): readonly Refusal[] {
  return [...unconsented(sheet, channel, purpose), ...unreachable(sheet, channel)];
}
