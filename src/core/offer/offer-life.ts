import { CHANNELS } from '../customer/consent.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import { LOCALES, type Locale, type Words } from '../kit/locale.js';
import type { Read } from '../kit/problem.js';
import { isBlank } from '../kit/text/blank.js';
import type { Answerable, Offer, OfferLife, OfferState, OfferStep } from './offer.js';

/** Where an offer may go from where it is. What was refused goes back to design; retired is for good. */
const NEXT: { readonly [S in OfferState]: readonly OfferState[] } = {
  idea: ['design', 'retired'],
  design: ['approval', 'idea', 'retired'],
  approval: ['set-up', 'design', 'retired'],
  'set-up': ['test', 'design', 'retired'],
  test: ['trial', 'live', 'set-up', 'retired'],
  trial: ['live', 'test', 'retired'],
  live: ['review', 'retired'],
  review: ['live', 'design', 'retired'],
  retired: [],
};

/** Only before it is handed in may its content be written: what was approved is what goes out. */
const WRITABLE: readonly OfferState[] = ['idea', 'design'];

/** Saying yes to what was handed in is another's right than writing and running it. */
export function isApproval(from: OfferState, to: OfferState): boolean {
  return from === 'approval' && to === 'set-up';
}

/** Whether a step leads towards customers, and not back to the desk or out of use. */
export function goesForward(to: OfferState): boolean {
  return !isWritable(to) && to !== 'review' && to !== 'retired';
}

const NO_LIFE: OfferLife = { answerable: {}, history: [] };

export function nextStates(state: OfferState): readonly OfferState[] {
  return NEXT[state];
}

export function isWritable(state: OfferState): boolean {
  return WRITABLE.includes(state);
}

/** What somebody asks to do with an offer's life. `answers` is who answers for the step it goes to. */
export type OfferMove = {
  readonly to: OfferState;
  readonly by: string;
  /** An administrator moves what another answers for; nobody approves their own. */
  readonly role: string;
  readonly at: Date;
  readonly note?: string;
  readonly answers?: Answerable;
};

function withStep(offer: Offer, step: OfferStep, answers?: Answerable): Offer {
  const { answerable, history } = offer.life ?? NO_LIFE;
  const named = answers === undefined ? answerable : { ...answerable, [step.state]: answers };
  return { ...offer, state: step.state, life: { answerable: named, history: [...history, step] } };
}

const lacks = (words: Words | undefined, locale: Locale) => isBlank(words?.[locale] ?? '');

/** What must be there before anybody can say yes: limits, and words for every channel it may go out on, in both languages. */
export function lacksForApproval(offer: Offer): FoundProblems {
  const found = new FoundProblems();
  for (const locale of LOCALES) {
    if (lacks(offer.limits, locale)) found.add(pathTo('$.limits', locale), 'OFFER_LIMITS_LACK', { locale });
    for (const channel of offer.channels ?? CHANNELS) {
      const { [channel]: wording } = offer.wording;
      const blank = lacks(wording?.body, locale) || (channel === 'email' && lacks(wording?.subject, locale));
      if (blank) found.add(pathTo('$.wording', channel), 'OFFER_WORDING_LACKS', { channel, locale });
    }
  }
  return found;
}

/** Who wrote what is to be approved: everybody who wrote since it was last approved, and whoever handed it in. */
function authorsOf({ history }: OfferLife): ReadonlySet<string> {
  const approved = history.findLastIndex(({ did, state }) => did === 'moved' && state === 'set-up');
  const since = history.slice(approved + 1);
  return new Set(since.filter(({ did, state }) => did === 'written' || state === 'approval').map(({ by }) => by));
}

function mayAnswer(answers: Answerable | undefined, { by, role }: OfferMove): boolean {
  if (answers === undefined || role === 'admin') return true;
  return answers.person === undefined ? answers.role === role : answers.person === by;
}

/** The offer after the move, with the step in its history; or everything that stands against it. */
export function moveOffer(offer: Offer, move: OfferMove): Read<Offer> {
  const { state, life = NO_LIFE } = offer;
  const { to, by, at, note } = move;
  const found = to === 'approval' || to === 'set-up' ? lacksForApproval(offer) : new FoundProblems();
  if (!NEXT[state].includes(to)) {
    found.add('$.state', 'OFFER_STEP_NOT_NEXT', { from: state, to, allowed: NEXT[state].join(', ') || '–' });
  }
  if (goesForward(to) && at >= offer.validUntil) {
    found.add('$.validUntil', 'OFFER_VALIDITY_OVER', { until: offer.validUntil.toISOString() });
  }
  const { [state]: answers } = life.answerable;
  if (!mayAnswer(answers, move)) {
    found.add('$.life', 'OFFER_STEP_NOT_YOURS', { state, answers: answers?.person ?? answers?.role ?? '' });
  }
  if (isApproval(state, to) && authorsOf(life).has(by)) {
    found.add('$.life', 'OFFER_APPROVED_BY_AUTHOR', { by });
  }
  const step: OfferStep = { state: to, at, by, did: 'moved', ...(note === undefined ? {} : { note }) };
  return found.none ? { ok: true, value: withStep(offer, step, move.answers) } : found.result(offer);
}

/**
 * A draft with new content, its history kept: a new one begins as it was given, an older one only where it may be written
 * still. The state and the history are never the content's to say.
 */
export function writeOffer(before: Offer | null, content: Offer, by: string, at: Date): Read<Offer> {
  const found = new FoundProblems();
  const state = before?.state ?? content.state;
  if (!isWritable(state)) {
    found.add('$.state', 'OFFER_NOT_WRITABLE', { state, allowed: WRITABLE.join(', ') });
    return found.result(content);
  }
  const { life = NO_LIFE } = before ?? {};
  return { ok: true, value: withStep({ ...content, state, life }, { state, at, by, did: 'written' }) };
}
