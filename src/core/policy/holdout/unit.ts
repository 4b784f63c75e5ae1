/** What says who must be in one arm with whom. */
export type UnitFacts = { readonly customerId: string; readonly householdId?: string | null };

const HOUSEHOLD = 'household|';

/** One form, however it was typed: outer spaces mean nothing, letters are composed. */
function householdOf({ householdId }: UnitFacts): string | null {
  const id = (householdId ?? '').trim().normalize('NFC');
  return id === '' ? null : HOUSEHOLD + id;
}

/**
 * The unit that is assigned: where people talk to each other, one arm. The household where there is one; else, for customers
 * who share a phone number, the household of the first of them who has one, or the first of them; else the customer.
 * `sharers` are the others on the number. No customer's id holds `|`, so a household is never taken for a customer.
 */
export function unitOf(customer: UnitFacts, sharers: readonly UnitFacts[] = []): string {
  const own = householdOf(customer);
  if (own !== null) return own;
  const all = [customer, ...sharers].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
  const shared = all.map(householdOf).find((household) => household !== null);
  return shared ?? all[0]?.customerId ?? customer.customerId;
}
