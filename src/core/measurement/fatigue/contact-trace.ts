import type { Purpose } from '../../customer/consent.js';
import type { ContactRow } from '../../policy/contact-policy.js';
import type { ContactTrace } from './exposure.js';

type Past = Pick<ContactTrace, 'optOuts' | 'complaints'> & {
  readonly rows: readonly Pick<ContactRow, 'status' | 'at' | 'purpose' | 'engaged'>[];
};

/** What was made of a customer's rows: contacts that went out until an instant, of purposes that weigh. Plans are none. */
export function contactTrace(
  { rows, optOuts, complaints }: Past,
  until: Date,
  exempt: readonly Purpose[],
): ContactTrace {
  const made = rows.filter(
    ({ status, at, purpose }) =>
      (status === 'sent' || status === 'delivered') && at < until && !exempt.includes(purpose),
  );
  const contacts = made.map(({ at }) => at);
  const engagements = made.flatMap(({ engaged = [] }) => engaged.map(({ at }) => at));
  return { contacts, engagements, optOuts, complaints };
}
