import { type Limit, type Scarcity, scarcityOf, type Use } from '../../arbitration/allocate/scarcity.js';
import type { Offer } from '../../offer/offer.js';
import type { Capacity } from '../../policy/capacity/capacity.js';
import type { FramedRule } from './rule-places.js';

type Limited = Pick<Offer, 'id' | 'stock' | 'budget' | 'costPerAcceptance' | 'costPerContact'>;

const stockOf = (offerId: string) => `stock of ${offerId}`;
const budgetOf = (offerId: string) => `budget of ${offerId}`;

/** What one contact may come to cost: all of it is set aside, so that an offer that went out can be kept. */
function costOf({ costPerAcceptance = 0, costPerContact = 0 }: Limited): number {
  return costPerAcceptance + costPerContact;
}

function limitsOf(offer: Limited, used: number): readonly Limit[] {
  const { id, stock, budget } = offer;
  return [
    ...(stock === undefined ? [] : [{ id: stockOf(id), limit: Math.max(0, stock - used) }]),
    ...(budget === undefined ? [] : [{ id: budgetOf(id), limit: Math.max(0, budget - used * costOf(offer)) }]),
  ];
}

function usesOf({ rule }: FramedRule, offer: Limited | undefined, capacities: readonly Capacity[]): readonly Use[] {
  const { channel } = rule.event.params;
  const places = capacities.flatMap(({ id, takes }): readonly Use[] => {
    const amount = takes[channel];
    return amount === undefined ? [] : [{ resource: id, amount }];
  });
  if (offer === undefined) return places;
  const own = [
    { resource: stockOf(offer.id), amount: 1 },
    { resource: budgetOf(offer.id), amount: costOf(offer) },
  ];
  return [...places, ...own];
}

/**
 * What a run's rules take of what there is: pieces in stock and money of their offers, less what `used` contacts have taken
 * before, and the capacities of channels. A contact sets aside a piece and all it may cost.
 */
export function runScarcity(
  rules: readonly FramedRule[],
  offers: readonly Limited[],
  capacities: readonly Capacity[],
  used: Readonly<Record<string, number>>,
): Scarcity {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const limits = offers.flatMap((offer) => limitsOf(offer, used[offer.id] ?? 0));
  const uses = rules.map((rule) => usesOf(rule, byId.get(rule.rule.event.params.offerId), capacities));
  return scarcityOf([...limits, ...capacities.map(({ id, limit }) => ({ id, limit }))], uses);
}
