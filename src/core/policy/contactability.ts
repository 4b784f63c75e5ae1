import type { ChannelName } from '../customer/consent.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { CONTACT_FACTS } from './policy-facts.js';
import type { Refusal } from './refusal.js';

/** An address nobody knows of is as missing as one that is known not to be there. */
export function contactRefusals(sheet: FactSheet, channel: ChannelName): readonly Refusal[] {
  const there = sheet[CONTACT_FACTS[channel]];
  const have = there === false ? false : null;
  return there === true ? [] : [{ code: 'NO_VALID_CONTACT', component: channel, have, need: true }];
}
