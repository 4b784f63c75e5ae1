import { monthlyPrice, type Offer } from '../../offer/offer.js';
import type { Refusal } from '../refusal.js';
import { holdingLeaves } from '../terms/failing-leaves.js';
import { type Asking, unmetTerms } from './eligibility.js';

const NONE: readonly string[] = [];

/**
 * Holds that a customer is under. Nothing is sold under those that are always on; a plan adds its own, for whatever its
 * rules send. Only what is known to be so holds.
 */
export function holdRefusals(
  offer: Pick<Offer, 'purpose'>,
  planHolds: readonly string[],
  { sheet, terms, gates }: Asking,
): readonly Refusal[] {
  const always = offer.purpose === 'marketing' ? terms.always : NONE;
  const asked = planHolds.length === 0 ? always : [...new Set([...always, ...planHolds])];
  return asked.flatMap((id): readonly Refusal[] => {
    const hold = terms.holds.get(id);
    if (hold === undefined) throw new Error(`the hold ${id} was not read`);
    if (gates ? !gates.held(id) : hold.truth(sheet) !== 'true') return [];
    const [leaf] = holdingLeaves(hold.condition, sheet, terms.today);
    return [{ code: 'SELLING_HELD', component: id, have: leaf?.have ?? null, need: leaf?.need ?? null }];
  });
}

/** `have` is what the customer can afford a month, `need` the monthly price; an unknown fact affords nothing. */
function affordabilityRefusals(offer: Offer, { sheet }: Asking): readonly Refusal[] {
  const price = monthlyPrice(offer);
  if (offer.affordability === undefined || price === null) return [];
  const { fact, pct } = offer.affordability;
  const whole = sheet[fact];
  const have = typeof whole === 'number' && Number.isFinite(whole) ? Math.floor((whole * pct) / 100) : null;
  if (have !== null && have >= price) return [];
  return [{ code: 'NOT_AFFORDABLE', component: `${offer.id}: ${fact} ${pct}%`, have, need: price }];
}

/** Is it good for them: nothing is on hold, they can afford it, and what the offer itself asks. */
export function suitabilityRefusals(
  offer: Offer,
  asking: Asking,
  planHolds: readonly string[] = [],
): readonly Refusal[] {
  return [
    ...holdRefusals(offer, planHolds, asking),
    ...affordabilityRefusals(offer, asking),
    ...unmetTerms(offer, 'suitability', 'NOT_SUITABLE', asking),
  ];
}
