import type { Loose } from '../types.js';

export type OperatorEvaluator<A = Loose, B = Loose> = {
  bivariant(factValue: A, compareToValue: B): Loose;
}['bivariant'];

/** A question with the fact on its left: `evaluator(factValue, value)`. What fails the validator is not asked. */
export class Operator<A = Loose, B = Loose> {
  readonly name: string;
  readonly cb: OperatorEvaluator<A, B>;
  readonly factValueValidator: (factValue: A) => Loose;

  /** @throws Error without a name or without a function */
  constructor(name: string, cb: OperatorEvaluator<A, B>, factValueValidator?: (factValue: A) => Loose) {
    this.name = String(name);
    if (!name) throw new Error('Missing operator name');
    if (typeof cb !== 'function') throw new Error('Missing operator callback');
    this.cb = cb;
    this.factValueValidator = factValueValidator || (() => true);
  }

  /** The raw answer of the validator if it is falsy, else that of the evaluator: nothing is made a boolean here. */
  evaluate(factValue: A, jsonValue: B): Loose {
    return this.factValueValidator(factValue) && this.cb(factValue, jsonValue);
  }
}
