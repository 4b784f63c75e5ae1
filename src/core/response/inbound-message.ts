import type { Purpose, Withdrawal } from '../customer/consent.js';
import { idFault, idForm, lookupForm } from '../customer/identity.js';
import type { Problem } from '../kit/problem.js';
import type { Outreach, OutreachState } from '../outreach/outreach.js';
import { keywordOf } from '../policy/sender/opt-out-keyword.js';
import { OPT_OUT_PURPOSES, type SenderRules, type WrittenChannel } from '../policy/sender/sender-rules.js';

/** withdrawn: the consent is gone. overtaken: a newer word of the customer's stands. gone: the record went meanwhile. */
export const INBOUND_EFFECTS = ['withdrawn', 'overtaken', 'gone'] as const;
export type InboundEffect = (typeof INBOUND_EFFECTS)[number];

/** One whom a message is of, and what it did; null: not done yet, or nothing to be done. */
type Concerned = { readonly id: string; readonly effect: InboundEffect | null };

/**
 * What a customer wrote to us. The text is not kept, only what it was understood as: people write more than we need to know.
 * `customers` are all whom the sender's number or address is of, since it is the phone that is written to; nobody: it is
 * known to nobody, and stays on the list to be looked after.
 */
export type InboundMessage = {
  /** Of who carried it: told twice it counts once. */
  readonly id: string;
  readonly channel: WrittenChannel;
  /** Business time at which it was written. */
  readonly at: Date;
  /** System time. */
  readonly toldAt: Date;
  readonly by: string;
  /** The keyword of an opt-out; null: it says something else, and has no effect. */
  readonly keyword: string | null;
  readonly customers: readonly Concerned[];
  /** Keyed hash of all that was told: another message under the same id is refused. */
  readonly fingerprint: string;
  /** Everything it asks for is done. */
  readonly isDone: boolean;
};

/** As it is told: `from` is the number or address; a gateway that knows whose it is says the customer instead. */
export type InboundTold = Pick<InboundMessage, 'id' | 'channel' | 'at' | 'by'> & {
  readonly from?: string | undefined;
  readonly customerId?: string | undefined;
  readonly text: string;
};

const NUMBER = /^\+?\d{3,20}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;
const MESSAGE_ID = /^[\x21-\x7e]{1,100}$/;

/** Where people are known by what they write from. */
export function fieldOf(channel: WrittenChannel): 'msisdn' | 'email' {
  return channel === 'email' ? 'email' : 'msisdn';
}

function senderProblem({ from, customerId, channel }: InboundTold): Problem | null {
  if ((from === undefined) === (customerId === undefined)) return { path: '$', code: 'INBOUND_ONE_SENDER' };
  if (customerId !== undefined) {
    const fault = idFault(idForm(customerId));
    return fault === null ? null : { path: '$.customerId', code: fault, params: { column: 'customerId' } };
  }
  const form = channel === 'email' ? ADDRESS : NUMBER;
  const fits = from !== undefined && form.test(lookupForm(fieldOf(channel), from));
  return fits ? null : { path: '$.from', code: channel === 'email' ? 'INBOUND_ADDRESS_BAD' : 'INBOUND_NUMBER_BAD' };
}

/** Everything that is wrong with a message as it is told; `latest`: until when it may have been written. */
export function inboundProblems(told: InboundTold, latest: Date): readonly Problem[] {
  const sender = senderProblem(told);
  return [
    ...(MESSAGE_ID.test(told.id) ? [] : [{ path: '$.id', code: 'INBOUND_ID_BAD' }]),
    ...(sender === null ? [] : [sender]),
    ...(told.at > latest ? [{ path: '$.at', code: 'INBOUND_IN_FUTURE' }] : []),
  ];
}

/** Forms under which a sender may be known: networks leave out the plus of a country, and people write it or not. */
export function sendersOf(channel: WrittenChannel, from: string): readonly string[] {
  const form = lookupForm(fieldOf(channel), from);
  if (channel === 'email') return [form];
  const bare = form.replace(/^\+/, '');
  return [bare, `+${bare}`];
}

/** All that was told, in one form: one message is one, however its sender's number was written. */
export function inboundForm({ channel, from, customerId, text, at }: InboundTold): string {
  const who = from === undefined ? ['id', idForm(customerId ?? '')] : ['address', sendersOf(channel, from)[0]];
  return JSON.stringify([channel, ...who, text, at.getTime()]);
}

/** The keyword an answer is, by the rules of its channel; null where nothing is understood. */
export function understood(sender: SenderRules | undefined, channel: WrittenChannel, text: string): string | null {
  return sender === undefined ? null : keywordOf(text, sender[channel].optOut.keywords);
}

/** Where such a word comes from, in consents and their history. */
export const INBOUND_SOURCE = 'inbound-message';

/** The consents an opt-out takes back: all that its channel tells the way out of. */
export function withdrawalsOf(
  { id, channel, at, keyword }: Pick<InboundMessage, 'id' | 'channel' | 'at' | 'keyword'>,
  sender: SenderRules | undefined,
): readonly Withdrawal[] {
  if (keyword === null) return [];
  const purposes: readonly Purpose[] = sender?.[channel].optOut.purposes ?? OPT_OUT_PURPOSES;
  const evidence = { message: id, keyword };
  return purposes.map((purpose) => ({ channel, purpose, at, source: INBOUND_SOURCE, evidence }));
}

/** It has left the house, or may have. */
const OUT: readonly OutreachState[] = ['handed', 'sent', 'delivered', 'unknown'];

/** What an opt-out answers: the last marketing message on that channel that may have come before it; null: none. */
export function answeredBy(
  { channel, at }: Pick<InboundMessage, 'channel' | 'at'>,
  outreaches: readonly Outreach[],
): Outreach | null {
  return outreaches
    .filter((one) => one.channel === channel && one.purpose === 'marketing' && OUT.includes(one.state))
    .filter(({ dueAt }) => dueAt <= at)
    .reduce<Outreach | null>((last, one) => (last === null || one.dueAt > last.dueAt ? one : last), null);
}
