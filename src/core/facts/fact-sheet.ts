import type { Answer } from '../condition/operators.js';

/** Null is missing: nobody knows. A day is its ISO date; a series is numbers by month, a list is records. */
export type FactValue = Answer;

/** What a rule may ask, flat, for one customer. A name that is absent is as missing as a null. */
export type FactSheet = Readonly<Record<string, FactValue>>;
