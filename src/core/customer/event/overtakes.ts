import type { CustomerEvent, EventKind } from '../customer-event.js';

const OPENINGS: readonly EventKind[] = ['complaint-opened', 'network-incident-opened'];
const MATTERS: readonly (readonly EventKind[])[] = [
  ['complaint-opened', 'complaint-closed'],
  ['network-incident-opened', 'network-incident-closed'],
];

/** What an event is a word on: kinds that tell of one thing, and what it is about; null about nothing in particular. */
export type Subject = { readonly kinds: readonly EventKind[]; readonly about: string | null };

/** Null: nothing else is a word on it, as of a complaint that does not say which it is. */
export function subjectOf(event: Pick<CustomerEvent, 'kind' | 'about'>): Subject | null {
  const { kind } = event;
  const about = event.about ?? null;
  const kinds = MATTERS.find((one) => one.includes(kind));
  if (kinds === undefined) return { kinds: [kind], about };
  return about === null ? null : { kinds, about };
}

type Word = Pick<CustomerEvent, 'kind' | 'about' | 'at'>;

/**
 * Whether another event of the same customer is the newer word on the same matter: what the earlier one tells is no longer
 * so, or has been told again. Of one instant the closing counts, as where they are counted.
 */
export function overtakes(other: Word, event: Word): boolean {
  const subject = subjectOf(event);
  if (subject === null || !subject.kinds.includes(other.kind) || (other.about ?? null) !== subject.about) return false;
  if (other.at.getTime() !== event.at.getTime()) return other.at > event.at;
  return OPENINGS.includes(event.kind) && other.kind !== event.kind;
}
