import type { Purpose } from '../../customer/consent.js';
import type { Locale, Words } from '../../kit/locale.js';

/** Channels on which we write, and are answered in writing. What is spoken, whoever speaks says who calls. */
export const WRITTEN_CHANNELS = ['sms', 'email'] as const;
export type WrittenChannel = (typeof WRITTEN_CHANNELS)[number];

/** What an opt-out is of: only marketing asks for consent, so only that can be taken back. */
export const OPT_OUT_PURPOSES = ['marketing'] as const satisfies readonly Purpose[];

/** Where the sender's name stands: before the text, as text messages have it, or after it, as letters do. */
export const SIGNATURE_PLACES = ['before', 'after'] as const;

/** Texts stand beside the message as they are: a space or a new line between them is part of them. */
export type ChannelSender = {
  readonly signature: {
    readonly place: (typeof SIGNATURE_PLACES)[number];
    readonly purposes: readonly Purpose[];
    readonly text: Words;
  };
  readonly optOut: {
    readonly purposes: readonly (typeof OPT_OUT_PURPOSES)[number][];
    readonly text: Words;
    /** Answers that are an opt-out, each alone in a message. */
    readonly keywords: readonly string[];
  };
};

/** `rules/policy/sender.json`: who signs what is sent, how a customer gets out of it, and what they may answer. */
export type SenderRules = { readonly [C in WrittenChannel]: ChannelSender };

/** What stands around the words of an offer. */
export type MessageFrame = { readonly before: string; readonly after: string };

/** Around what is spoken there is nothing. */
export const NO_FRAME: MessageFrame = { before: '', after: '' };

export function isWritten(channel: string): channel is WrittenChannel {
  return WRITTEN_CHANNELS.some((one) => one === channel);
}

/** The signature and the way out of a message. Absent rules sign nothing: an installation always has them. */
export function messageFrame(
  sender: SenderRules | undefined,
  { channel, purpose, locale }: { readonly channel: string; readonly purpose: Purpose; readonly locale: Locale },
): MessageFrame {
  if (sender === undefined || !isWritten(channel)) return NO_FRAME;
  const { signature, optOut } = sender[channel];
  const name = signature.purposes.includes(purpose) ? signature.text[locale] : '';
  const wayOut = optOut.purposes.some((one) => one === purpose) ? optOut.text[locale] : '';
  return signature.place === 'before' ? { before: name, after: wayOut } : { before: '', after: wayOut + name };
}
