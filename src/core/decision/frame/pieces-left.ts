import type { Offer } from '../../offer/offer.js';

type Limited = Pick<Offer, 'id' | 'stock' | 'budget' | 'costPerAcceptance' | 'costPerContact'>;

/**
 * How many more of each offer that is limited its stock and budget allow, after the contacts in `used`. A contact takes a
 * piece, and all it may cost.
 */
export function piecesLeft(
  offers: readonly Limited[],
  used: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const { id, stock = Infinity, budget = Infinity, costPerAcceptance = 0, costPerContact = 0 } of offers) {
    const cost = costPerAcceptance + costPerContact;
    const affordable = cost > 0 ? Math.floor(budget / cost) : Infinity;
    const most = Math.min(stock, affordable);
    if (most !== Infinity) left.set(id, Math.max(0, most - (used[id] ?? 0)));
  }
  return left;
}
