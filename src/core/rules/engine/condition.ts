import type { OperatorMap } from './operators/operator-map.js';
import type { Loose } from './types.js';

type Joint = 'any' | 'all' | 'not';

/** What a condition asks values of: an almanac, or a caller's own. */
export type FactSource = {
  factValue(factId: string, params?: Loose, path?: Loose): Promise<Loose>;
  getValue(value: Loose): Promise<Loose>;
};

export type Evaluated = {
  readonly result: Loose;
  readonly leftHandSideValue: Loose;
  readonly rightHandSideValue: Loose;
  readonly operator: string;
};

const ROOT_FAULT = '"conditions" root must contain a single instance of "all", "any", "not", or "condition"';

/** Of a node that owns several joints one counts, in this order; its siblings are silently not asked. */
function jointOf(node: object): Joint | undefined {
  return (['any', 'all', 'not'] as const).find((joint) => Object.hasOwn(node, joint));
}

/** @throws Error unless the conditions are a group or a reference */
export function claimRoot(conditions: object): void {
  if (jointOf(conditions) === undefined && !Object.hasOwn(conditions, 'condition')) throw new Error(ROOT_FAULT);
}

/** Everything but a key that would replace the prototype. */
function ownProperties(properties: object): object {
  if (!Object.hasOwn(properties, '__proto__')) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== '__proto__'));
}

/**
 * One node of a rule's tree: a group (`all`, `any`, `not`), a reference to a shared condition, or a leaf. In a result the
 * same node carries what came out: `factResult`, `valueResult` and `result` on leaves that were asked.
 */
export class Condition {
  declare any?: Condition[];
  declare all?: Condition[];
  declare not?: Condition;
  declare condition?: string;
  declare fact?: string;
  declare operator?: string;
  declare value?: Loose;
  declare params?: Loose;
  declare path?: Loose;
  declare name?: Loose;
  declare priority?: Loose;
  declare factResult?: Loose;
  declare valueResult?: Loose;
  declare result?: Loose;

  /**
   * A leaf's `priority` is written back, parsed, into the JSON it came from.
   * @throws Error for a group that is not of the right shape, or a leaf without `fact`, `operator` or `value`
   */
  constructor(properties: Loose) {
    if (!properties) throw new Error('Condition: constructor options required');
    Object.assign(this, ownProperties(properties));
    const joint = jointOf(properties);
    if (joint !== undefined) readGroup(this, joint, properties);
    else if (!Object.hasOwn(properties, 'condition')) readLeaf(properties);
  }

  /** JSON text, or with `false` the object of it. Groups lose their result, leaves keep what was found. */
  toJSON(stringify: Loose = true): Loose {
    const kept = {
      ...(this.priority ? { priority: this.priority } : {}),
      ...(this.name ? { name: this.name } : {}),
      ...whatItAsks(this),
    };
    return stringify ? JSON.stringify(kept) : kept;
  }

  /** Asks a leaf. Both sides are asked for at once; an unknown operator is a rejection, and only when it is reached. */
  evaluate(almanac: FactSource, operatorMap: OperatorMap): Promise<Evaluated> {
    if (!almanac) return Promise.reject(new Error('almanac required'));
    if (!operatorMap) return Promise.reject(new Error('operatorMap required'));
    if (this.isBooleanOperator()) return Promise.reject(new Error('Cannot evaluate() a boolean condition'));
    const name = this.operator as string;
    const operator = operatorMap.get(name);
    if (!operator) return Promise.reject(new Error(`Unknown operator: ${name}`));
    const right = almanac.getValue(this.value);
    const left = almanac.factValue(this.fact as string, this.params, this.path);
    return Promise.all([right, left]).then(([rightHandSideValue, leftHandSideValue]) => ({
      result: operator.evaluate(leftHandSideValue, rightHandSideValue),
      leftHandSideValue,
      rightHandSideValue,
      operator: name,
    }));
  }

  booleanOperator(): Joint | undefined {
    return jointOf(this);
  }

  isBooleanOperator(): boolean {
    return jointOf(this) !== undefined;
  }

  isConditionReference(): boolean {
    return Object.hasOwn(this, 'condition');
  }
}

function readGroup(node: Condition, joint: Joint, properties: Loose): void {
  const parts = properties[joint];
  const isList = Array.isArray(parts);
  if (joint !== 'not' && !isList) throw new Error(`"${joint}" must be an array`);
  if (joint === 'not' && isList) throw new Error(`"${joint}" cannot be an array`);
  node.operator = joint;
  node.priority = Number.parseInt(properties.priority, 10) || 1;
  Object.assign(node, { [joint]: isList ? parts.map((part) => new Condition(part)) : new Condition(parts) });
}

function readLeaf(properties: Loose): void {
  for (const key of ['fact', 'operator', 'value']) {
    if (!Object.hasOwn(properties, key)) throw new Error(`Condition: constructor "${key}" property required`);
  }
  if (!Object.hasOwn(properties, 'priority')) return;
  const priority = Number.parseInt(properties.priority, 10);
  // JSON that says so already may be frozen.
  if (!Object.is(properties.priority, priority)) properties.priority = priority;
}

/** The keys in the order in which json-rules-engine writes them: the texts are equal, too. */
function whatItAsks(node: Condition): object {
  const joint = jointOf(node);
  if (joint !== undefined) {
    const parts = node[joint];
    return { [joint]: Array.isArray(parts) ? parts.map((part) => part.toJSON(false)) : parts?.toJSON(false) };
  }
  if (node.isConditionReference()) return { condition: node.condition };
  const { operator, value, fact, factResult, valueResult, result, params, path } = node;
  return {
    operator,
    value,
    fact,
    ...(factResult === undefined ? {} : { factResult }),
    ...(valueResult === undefined ? {} : { valueResult }),
    ...(result === undefined ? {} : { result }),
    ...(params ? { params } : {}),
    ...(path ? { path } : {}),
  };
}
