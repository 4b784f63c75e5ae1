import type { Customer } from '../../api/types.ts';

export type Consent = Customer['consents'][number];

/** Of each channel and purpose the newest word: that one counts. */
export function newestConsents(consents: readonly Consent[]): readonly Consent[] {
  const newest = new Map<string, Consent>();
  for (const consent of consents) {
    const key = `${consent.channel} ${consent.purpose}`;
    const known = newest.get(key);
    if (!known || Date.parse(consent.at) >= Date.parse(known.at)) newest.set(key, consent);
  }
  return [...newest.values()];
}
