export const CHANNELS = ['sms', 'email', 'call-list'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Where a customer comes to us: there we answer, and need no leave to. */
export const PROMPT_CHANNELS = ['hotline', 'counter', 'web', 'app'] as const;
export type PromptChannel = (typeof PROMPT_CHANNELS)[number];

/** Every way in which a contact is made, whoever begins. */
export const CONTACT_CHANNELS = [...CHANNELS, ...PROMPT_CHANNELS] as const;
export type ContactChannel = ChannelName | PromptChannel;

/** What a contact is for. Only marketing asks for consent of its own; all purposes respect contact hours. */
export const PURPOSES = ['marketing', 'service'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The message in which a customer said it, by the id of who carried it, and the keyword it was. Its text is not kept. */
export type ConsentEvidence = { readonly message: string; readonly keyword: string };

export type Consent = {
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly at: Date;
  /** Where it was given: 'sample', 'web', 'hall' ... */
  readonly source: string;
  /** Of what a customer wrote to us themselves; absent: a source says so. */
  readonly evidence?: ConsentEvidence;
};

/** The newest word counts. Silence is null, and null is not consent. */
export function consentOf(consents: readonly Consent[], channel: ChannelName, purpose: Purpose): Consent | null {
  let newest: Consent | null = null;
  for (const consent of consents) {
    if (consent.channel !== channel || consent.purpose !== purpose) continue;
    if (newest === null || consent.at.getTime() >= newest.at.getTime()) newest = consent;
  }
  return newest;
}

/** A consent that a customer takes back in a message of their own. */
export type Withdrawal = Omit<Consent, 'granted' | 'evidence'> & { readonly evidence: ConsentEvidence };

/**
 * The consents once one was taken back; null where a newer word stands, for an older one never overrides it. Of one instant
 * the no counts. Silence becomes a no. The same message again changes nothing, and answers the same.
 */
export function withdrawn(consents: readonly Consent[], word: Withdrawal): readonly Consent[] | null {
  const { channel, purpose, at } = word;
  const last = consentOf(consents, channel, purpose);
  if (last !== null && last.at > at) return null;
  if (last !== null && !last.granted && last.at.getTime() === at.getTime()) return consents;
  const others = consents.filter((one) => one.channel !== channel || one.purpose !== purpose);
  return [...others, { ...word, granted: false }];
}
