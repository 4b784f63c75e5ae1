const CHANNELS = ['sms', 'email', 'call-list'] as const;

/** As far as it matters here: an offer and what it is said by. */
export type Worded = { readonly wording: { readonly [channel: string]: unknown } };

/** The channels that an offer has words for. */
export function channelsOf({ wording }: Worded): readonly string[] {
  return CHANNELS.filter((one) => wording[one] !== undefined);
}

/** What can be chosen: what the offer has words for, and what is chosen already, however wrong it is. */
export function channelsToChoose(offer: Worded | undefined, chosen: string): readonly string[] {
  const worded = offer === undefined ? [] : channelsOf(offer);
  if (worded.length === 0) return CHANNELS;
  return CHANNELS.filter((one) => worded.includes(one) || one === chosen);
}

/** The channel that goes with an offer: the one there is where it has words for it, else the first that it has. */
export function channelFor(offer: Worded | undefined, now: string): string {
  const worded = offer === undefined ? [] : channelsOf(offer);
  return worded.includes(now) ? now : (worded[0] ?? now);
}
