import type { Offer } from '../../offer/offer.js';
import type { ContactRow } from '../contact-policy.js';
import type { Refusal } from '../refusal.js';

/** An offer that a customer has (accepted, in its term), or that is planned for them, with the groups it was given in. */
export type StandingOffer = {
  readonly offerId: string;
  readonly groups: readonly string[];
  readonly as: 'active' | 'planned';
};

/**
 * Of the offers of an exclusion group a customer has one at a time: asked before anything is chosen and again when a place
 * is reserved, so that rewards meant to be exclusive never stack (methods.md 18, trap 15). The same offer again is as
 * much a second as any other.
 */
export function exclusionRefusals(
  { id, exclusionGroups = [] }: Pick<Offer, 'id' | 'exclusionGroups'>,
  standing: readonly StandingOffer[],
): readonly Refusal[] {
  return exclusionGroups.flatMap((group) =>
    standing
      .filter(({ groups }) => groups.includes(group))
      .map(({ offerId, as }): Refusal => {
        const code = as === 'active' ? 'EXCLUDED_BY_ACTIVE' : 'EXCLUDED_BY_PLANNED';
        return { code, component: group, have: offerId, need: id };
      }),
  );
}

/** What a customer's ledger says is planned for them beside a contact: what is not handed over yet. */
export function plannedOffers(rows: readonly ContactRow[], row: ContactRow): readonly StandingOffer[] {
  return rows
    .filter(
      ({ customerId, outreachId, status }) =>
        customerId === row.customerId &&
        outreachId !== row.outreachId &&
        (status === 'planned' || status === 'reserved'),
    )
    .map(({ offerId, exclusionGroups: groups = [] }) => ({ offerId, groups, as: 'planned' }));
}
