import { PROMPT_CHANNELS } from '../customer/consent.js';
import { type CustomerResponse, newestFirst, type Word } from './response.js';

/** Nobody changes their mind about one contact so often: a client that does is broken. */
export const MOST_WORDS = 50;

/**
 * What a word does to what is known. `again`: it was told before, as `word` says, and changes nothing. `reused`: its id was
 * used for another word. `full`: there are too many already.
 */
export type Telling =
  | { readonly kind: 'new' | 'again'; readonly response: CustomerResponse; readonly word: Word }
  | { readonly kind: 'reused' }
  | { readonly kind: 'full' };

/** Every word that was told of a contact, in that order. */
export function wordsOf(response: CustomerResponse): readonly Word[] {
  return response.words ?? [wordOf(response)];
}

function wordOf({ outcome, reason, at, callBackAt, by, request }: Word): Word {
  return {
    ...{ outcome, reason, at, by },
    ...(callBackAt === undefined ? {} : { callBackAt }),
    ...(request === undefined ? {} : { request }),
  };
}

function saysTheSame(a: Word, b: Word): boolean {
  return a.outcome === b.outcome && a.reason === b.reason && a.callBackAt?.getTime() === b.callBackAt?.getTime();
}

/**
 * A prompt is one meeting: what is told of it later corrects what was told before. A line of a call list may be called again,
 * and a call that nobody answers leaves the call-back that was promised.
 */
function isTry(standing: CustomerResponse, { outcome }: Word): boolean {
  const isMeeting = PROMPT_CHANNELS.some((one) => one === standing.channel);
  return outcome === 'no-answer' && standing.outcome === 'call-back' && !isMeeting;
}

/**
 * Takes a word into what is known of its contact: the last one stands, and all are kept. Under an id of its own it is told
 * once, however often it comes and whatever was told since; without one, it is the same telling if it says what stands.
 */
export function withWord(known: CustomerResponse | null, told: CustomerResponse): Telling {
  const word = wordOf(told);
  if (known === null) return { kind: 'new', response: told, word };
  const words = wordsOf(known);
  const { request } = word;
  const before = request === undefined ? words.at(-1) : words.find((one) => one.request === request);
  if (before !== undefined && saysTheSame(before, word)) return { kind: 'again', response: known, word: before };
  if (before !== undefined && request !== undefined) return { kind: 'reused' };
  if (words.length >= MOST_WORDS) return { kind: 'full' };
  const standing = isTry(known, word) ? known : told;
  return { kind: 'new', response: { ...standing, words: [...words, word] }, word };
}

/** A response as one of its words said it. */
export function asTold({ callBackAt: _at, request: _id, words: _all, ...response }: CustomerResponse, word: Word) {
  return { ...response, ...word } satisfies CustomerResponse;
}

/** Every word there was, each as the response it made; the newest first, of one instant the one told last. */
export function allWords(responses: readonly CustomerResponse[]): readonly CustomerResponse[] {
  const words = newestFirst(responses).flatMap((one) =>
    wordsOf(one)
      .map((word) => asTold(one, word))
      .reverse(),
  );
  return words.sort((a, b) => b.at.getTime() - a.at.getTime());
}
