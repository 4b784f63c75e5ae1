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

export type Consent = {
  readonly channel: ChannelName;
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly at: Date;
  /** Where it was given: 'sample', 'web', 'hall' ... */
  readonly source: string;
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
