import { Operator, type OperatorEvaluator } from './operator.js';
import { OperatorDecorator, type OperatorDecoratorEvaluator } from './operator-decorator.js';

/**
 * Operators by name; `a:b:op` is `a` around `b` around `op`, made when it is first asked for and then kept under its
 * whole name, so a decorator replaced later does not change what was already made with it.
 */
export class OperatorMap {
  readonly operators = new Map<string, Operator>();
  readonly decorators = new Map<string, OperatorDecorator>();

  addOperator(operatorOrName: Operator | string, cb?: OperatorEvaluator): void {
    const operator =
      operatorOrName instanceof Operator ? operatorOrName : new Operator(operatorOrName, cb as OperatorEvaluator);
    this.operators.set(operator.name, operator);
  }

  /** Also forgets what was made around it. False when there was none. */
  removeOperator(operatorOrName: Operator | string): boolean {
    const name = operatorOrName instanceof Operator ? operatorOrName.name : operatorOrName;
    this.#forget((made) => made.endsWith(`:${name}`));
    return this.operators.delete(name);
  }

  addOperatorDecorator(decoratorOrName: OperatorDecorator | string, cb?: OperatorDecoratorEvaluator): void {
    const decorator =
      decoratorOrName instanceof OperatorDecorator
        ? decoratorOrName
        : new OperatorDecorator(decoratorOrName, cb as OperatorDecoratorEvaluator);
    this.decorators.set(decorator.name, decorator);
  }

  /** Also forgets what was made with it. False when there was none. */
  removeOperatorDecorator(decoratorOrName: OperatorDecorator | string): boolean {
    const name = decoratorOrName instanceof OperatorDecorator ? decoratorOrName.name : decoratorOrName;
    this.#forget((made) => made.includes(`${name}:`));
    return this.decorators.delete(name);
  }

  /** Null when the operator or one of the decorators before it is not known. */
  get(name: string): Operator | null {
    const known = this.operators.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(':');
    const decorator = colon > 0 ? this.decorators.get(name.slice(0, colon)) : undefined;
    const inner = decorator === undefined ? null : this.get(name.slice(colon + 1));
    if (decorator === undefined || inner === null) return null;
    const made = decorator.decorate(inner);
    this.operators.set(made.name, made);
    return made;
  }

  #forget(matches: (name: string) => boolean): void {
    for (const name of [...this.operators.keys()]) if (matches(name)) this.operators.delete(name);
  }
}
