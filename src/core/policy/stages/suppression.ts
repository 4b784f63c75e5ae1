import type { PlanSuppression } from '../../campaign/playbook-plan.js';
import type { Offer, OfferDependency } from '../../offer/offer.js';
import type { Refusal } from '../refusal.js';

const DAY_MS = 86_400_000;

/** After an outcome of the same campaign the customer is left alone for so many days of 24 hours. */
export type SuppressionRule = PlanSuppression['after'][number];

/** Something that came of an earlier offer, or of what the customer did since. Business time. */
export type PastOutcome = {
  readonly offerId: string;
  readonly campaignId?: string;
  readonly outcome: string;
  readonly at: Date;
};

export type Suppression = {
  readonly at: Date;
  /** Outcomes of another campaign do not suppress this one; those of no campaign suppress all. */
  readonly campaignId: string | null;
  readonly after: readonly SuppressionRule[];
  readonly outcomes: readonly PastOutcome[];
};

const newestOf = (outcomes: readonly PastOutcome[]): PastOutcome | null =>
  outcomes.reduce<PastOutcome | null>((newest, one) => (newest === null || one.at > newest.at ? one : newest), null);

/** `have` is when it came, `need` until when the customer is left alone: the end is excluded. */
function suppressed({ at, campaignId, after, outcomes }: Suppression): readonly Refusal[] {
  return after.flatMap(({ outcome, days }): readonly Refusal[] => {
    const newest = newestOf(
      outcomes.filter(
        (one) =>
          one.outcome === outcome &&
          one.at <= at &&
          (one.campaignId === undefined || campaignId === null || one.campaignId === campaignId),
      ),
    );
    if (newest === null) return [];
    const until = new Date(newest.at.getTime() + days * DAY_MS);
    if (at >= until) return [];
    return [
      { code: 'SUPPRESSED_BY_OUTCOME', component: outcome, have: newest.at.toISOString(), need: until.toISOString() },
    ];
  });
}

/** Met by the newest answer to the other offer, if it is the one asked for and not too long ago. */
function unmet({ offer, outcome, withinDays }: OfferDependency, { at, outcomes }: Suppression): readonly Refusal[] {
  const answers = outcomes.filter(
    (one) => one.offerId === offer && one.at <= at && (one.outcome === 'accepted' || one.outcome === 'declined'),
  );
  const newest = newestOf(answers);
  const inTime =
    newest !== null && (withinDays === undefined || at.getTime() < newest.at.getTime() + withinDays * DAY_MS);
  if (newest?.outcome === outcome && inTime) return [];
  const have = newest === null ? null : newest.outcome === outcome ? newest.at.toISOString() : newest.outcome;
  const need = withinDays === undefined ? outcome : `${outcome} ≤ ${withinDays} d`;
  return [{ code: 'OFFER_NEEDS_OUTCOME', component: offer, have, need }];
}

/** What came of earlier contacts speaks against another one, or has not come yet for one that follows. */
export function suppressionRefusals({ after = [] }: Offer, suppression: Suppression): readonly Refusal[] {
  return [...suppressed(suppression), ...after.flatMap((one) => unmet(one, suppression))];
}
