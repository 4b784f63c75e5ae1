import type { Loose } from '../types.js';
import { Operator, type OperatorEvaluator } from './operator.js';

export type OperatorDecoratorEvaluator<A = Loose, B = Loose, NextA = Loose, NextB = Loose> = {
  bivariant(factValue: A, compareToValue: B, next: OperatorEvaluator<NextA, NextB>): Loose;
}['bivariant'];

/** Changes what goes into an operator or what comes out of it; written before it: `not:equal`. */
export class OperatorDecorator<A = Loose, B = Loose, NextA = Loose, NextB = Loose> {
  readonly name: string;
  readonly cb: OperatorDecoratorEvaluator<A, B, NextA, NextB>;
  readonly factValueValidator: ((factValue: A) => Loose) | undefined;

  /** @throws Error without a name or without a function */
  constructor(
    name: string,
    cb: OperatorDecoratorEvaluator<A, B, NextA, NextB>,
    factValueValidator?: (factValue: A) => Loose,
  ) {
    this.name = String(name);
    if (!name) throw new Error('Missing decorator name');
    if (typeof cb !== 'function') throw new Error('Missing decorator callback');
    this.cb = cb;
    this.factValueValidator = factValueValidator;
  }

  /** The decorated operator is validated by the decorator alone; the operator's own validator runs when it is asked. */
  decorate(operator: Operator<NextA, NextB>): Operator<A, B> {
    const next: OperatorEvaluator<NextA, NextB> = (factValue, value) => operator.evaluate(factValue, value);
    const asked: OperatorEvaluator<A, B> = (factValue, value) => this.cb(factValue, value, next);
    return new Operator(`${this.name}:${operator.name}`, asked, this.factValueValidator);
  }
}
