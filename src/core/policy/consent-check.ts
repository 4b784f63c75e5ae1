import type { ChannelName, Purpose } from '../customer/consent.js';
import { CONSENT_FACTS } from '../facts/consent-facts.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Refusal } from './refusal.js';

/** Only marketing asks for consent, and for consent of its own channel. Silence is a no of its own kind. */
export function consentRefusals(sheet: FactSheet, channel: ChannelName, purpose: Purpose): readonly Refusal[] {
  if (purpose !== 'marketing') return [];
  const granted = sheet[CONSENT_FACTS[channel]];
  if (granted === true) return [];
  const code = granted === false ? 'CONSENT_WITHDRAWN' : 'CONSENT_MISSING';
  return [{ code, component: `${channel}.${purpose}`, have: granted === false ? false : null, need: true }];
}
