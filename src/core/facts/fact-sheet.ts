/** Null is missing: nobody knows. A day is its ISO date. */
export type FactValue = string | number | boolean | null;

/** What a rule may ask, flat, for one customer. A name that is absent is as missing as a null. */
export type FactSheet = Readonly<Record<string, FactValue>>;
