/** What a run may use of one thing: money in minor units, pieces in stock, places of a channel, minutes of call-centre time. */
export type Limit = { readonly id: string; readonly limit: number };

/** What one contact under a rule takes of a resource. */
export type Use = { readonly resource: string; readonly amount: number };

type Taking = { readonly resource: number; readonly amount: number };

/** `ids` and `limits` by resource; `takings` by rule, with the number of each resource it takes of. */
export type Scarcity = {
  readonly ids: readonly string[];
  readonly limits: Float64Array;
  readonly takings: readonly (readonly Taking[])[];
};

/**
 * What each rule takes, in the order of the run's rules; what no limit is named for is not scarce, and nothing is taken
 * of what costs nothing. Limits and amounts are whole, so that sums are exact in any order.
 */
export function scarcityOf(limits: readonly Limit[], usesOfRules: readonly (readonly Use[])[]): Scarcity {
  const numbers = new Map(limits.map(({ id }, index) => [id, index]));
  const takings = usesOfRules.map((uses) =>
    uses.flatMap(({ resource: id, amount }): readonly Taking[] => {
      if (!Number.isSafeInteger(amount) || amount < 0) throw new Error(`${amount} of ${id} is no amount`);
      const resource = numbers.get(id);
      return resource === undefined || amount === 0 ? [] : [{ resource, amount }];
    }),
  );
  return { ids: limits.map(({ id }) => id), limits: Float64Array.from(limits, ({ limit }) => limit), takings };
}

/** A number of a column; what is beyond its end counts 0. */
export function at(column: { readonly [index: number]: number }, index: number): number {
  return column[index] ?? 0;
}

/** The price of what one contact under each rule takes, at these prices of resources. */
export function tollsAt({ takings }: Scarcity, prices: Float64Array): Float64Array {
  return Float64Array.from(takings, (rule) =>
    rule.reduce((toll, { resource, amount }) => toll + amount * at(prices, resource), 0),
  );
}

/** The first resource of which there is not enough for one contact under a rule; -1 where it fits. */
export function lackOf({ takings }: Scarcity, rule: number, left: Float64Array): number {
  for (const { resource, amount } of takings[rule] ?? []) if (amount > at(left, resource)) return resource;
  return -1;
}

/** Takes what so many contacts under a rule use up; fewer than none gives back. */
export function take({ takings }: Scarcity, rule: number, left: Float64Array, contacts = 1): void {
  for (const { resource, amount } of takings[rule] ?? []) left[resource] = at(left, resource) - contacts * amount;
}
