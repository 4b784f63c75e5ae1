import { customerPast } from '../decision/run/customer-past.js';
import type { Offer } from '../offer/offer.js';
import type { Refusal } from '../policy/refusal.js';
import { exclusionRefusals } from '../policy/stages/exclusion.js';
import type { CustomerResponse } from './response.js';

type Offers = ReadonlyMap<string, Pick<Offer, 'exclusionGroups' | 'termMonths'>>;

/** An acceptance that is about to be recorded under `id`: told again, it does not stand in its own way. */
export type Acceptance = Pick<CustomerResponse, 'id'> & {
  readonly offer: Pick<Offer, 'id' | 'exclusionGroups'>;
  readonly now: Date;
};

/**
 * Of the offers of a group a customer takes one, however many were put before them: the offer they have taken already that
 * stands in the way of another, or null. `answered` is what they said before.
 */
export function takenBeside(
  { id, offer, now }: Acceptance,
  answered: readonly CustomerResponse[],
  offers: Offers,
): Refusal | null {
  const others = answered.filter((one) => one.id !== id);
  const { standing = [] } = customerPast(others, [], offers, { now, runId: '' });
  return exclusionRefusals(offer, standing)[0] ?? null;
}
