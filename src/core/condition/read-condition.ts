import { FoundProblems, jsonTypeOf, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import type { Condition, ConditionValue } from './condition.js';
import { type AskedFact, fitsType, isOperator, type Operator, operatorsFor, takesList } from './operators.js';

/** Deeper is no rule a person wrote; it bounds every later walk over the tree. */
export const MAX_DEPTH = 64;

type AskedFacts = ReadonlyMap<string, AskedFact>;
type Fields = Readonly<Record<string, unknown>>;

const GROUPS = ['all', 'any', 'not'] as const;
const DECORATION = ['priority', 'name'] as const;

/**
 * Reads json-rules-engine's condition JSON and names everything that is wrong with it. Stricter than the engine,
 * which takes an empty `any` for true, ignores all but one of `all`, `any` and `not` on a node, and finds an unknown
 * operator only when a customer reaches it.
 */
export function readCondition(json: unknown, facts: AskedFacts, path = '$'): Read<Condition> {
  const problems = new FoundProblems();
  const condition = new Reader(facts, problems).root(json, path);
  return problems.result(condition);
}

/** Stands for what could not be read: it never leaves this file, because then there are problems. */
const NOTHING: Condition = { kind: 'any', of: [] };

class Reader {
  constructor(
    private readonly facts: AskedFacts,
    private readonly problems: FoundProblems,
  ) {}

  root(json: unknown, path: string): Condition {
    const isGroup = GROUPS.some((group) => jsonTypeOf(json) === 'object' && Object.hasOwn(json as Fields, group));
    if (jsonTypeOf(json) === 'object' && !isGroup) this.problems.add(path, 'ROOT_NOT_A_GROUP');
    return this.node(json, path, 1);
  }

  private node(json: unknown, path: string, depth: number): Condition {
    if (depth > MAX_DEPTH) {
      this.problems.add(path, 'TOO_DEEP', { max: MAX_DEPTH });
      return NOTHING;
    }
    if (jsonTypeOf(json) !== 'object') {
      this.problems.wrongType(path, 'object', json);
      return NOTHING;
    }
    const present = GROUPS.filter((group) => Object.hasOwn(json as Fields, group));
    const [group] = present;
    if (group === undefined) return this.leaf(json, path);
    if (present.length > 1) this.problems.add(path, 'SEVERAL_GROUPS', { groups: present.join(', ') });
    const fields = this.problems.object(json, path, present, DECORATION) ?? {};
    this.decoration(fields, path);
    const read = present.map((name) => this.group(name, fields[name], pathTo(path, name), depth));
    return read[0] ?? NOTHING;
  }

  private group(kind: (typeof GROUPS)[number], json: unknown, path: string, depth: number): Condition {
    if (kind === 'not') {
      if (!Array.isArray(json)) return { kind, of: this.node(json, path, depth + 1) };
      this.problems.add(path, 'NOT_TAKES_ONE');
      return NOTHING;
    }
    if (!Array.isArray(json)) {
      this.problems.wrongType(path, 'array', json);
      return NOTHING;
    }
    if (json.length === 0) this.problems.add(path, 'EMPTY_GROUP', { group: kind });
    return { kind, of: json.map((part, index) => this.node(part, pathTo(path, index), depth + 1)) };
  }

  private decoration(fields: Fields, path: string): void {
    const { priority, name } = fields;
    if (Object.hasOwn(fields, 'priority') && !(Number.isSafeInteger(priority) && Number(priority) > 0)) {
      this.problems.add(pathTo(path, 'priority'), 'NOT_A_POSITIVE_INTEGER');
    }
    if (Object.hasOwn(fields, 'name') && typeof name !== 'string') {
      this.problems.wrongType(pathTo(path, 'name'), 'string', name);
    }
  }

  private leaf(json: unknown, path: string): Condition {
    const fields = this.problems.object(json, path, ['fact', 'operator', 'value'], DECORATION) ?? {};
    this.decoration(fields, path);
    const fact = this.fact(fields, pathTo(path, 'fact'));
    const operator = this.operator(fields, pathTo(path, 'operator'), fact);
    if (fact === null || operator === null || !Object.hasOwn(fields, 'value')) return NOTHING;
    const { value } = fields;
    this.value(value, pathTo(path, 'value'), fact, operator);
    return {
      kind: 'leaf',
      leaf: { fact: String(fields.fact), type: fact.type, operator, value: value as ConditionValue },
    };
  }

  private fact(fields: Fields, path: string): AskedFact | null {
    if (!Object.hasOwn(fields, 'fact')) return null;
    const { fact } = fields;
    if (typeof fact !== 'string') {
      this.problems.wrongType(path, 'string', fact);
      return null;
    }
    const known = this.facts.get(fact);
    if (known === undefined) this.problems.add(path, 'UNKNOWN_FACT', { fact });
    return known ?? null;
  }

  private operator(fields: Fields, path: string, fact: AskedFact | null): Operator | null {
    if (!Object.hasOwn(fields, 'operator')) return null;
    const { operator } = fields;
    if (typeof operator !== 'string') {
      this.problems.wrongType(path, 'string', operator);
      return null;
    }
    if (!isOperator(operator)) {
      this.problems.add(path, 'UNKNOWN_OPERATOR', { operator });
      return null;
    }
    if (fact === null) return operator;
    const fitting = operatorsFor(fact.type);
    if (fitting.includes(operator)) return operator;
    this.problems.add(path, 'OPERATOR_DOES_NOT_FIT', { operator, type: fact.type, fitting: fitting.join(', ') });
    return null;
  }

  private value(value: unknown, path: string, fact: AskedFact, operator: Operator): void {
    if (!takesList(operator)) this.scalar(value, path, fact);
    else if (!Array.isArray(value)) this.problems.wrongType(path, 'array', value);
    else if (value.length === 0) this.problems.add(path, 'EMPTY_LIST');
    else for (const [index, entry] of value.entries()) this.scalar(entry, pathTo(path, index), fact);
  }

  private scalar(value: unknown, path: string, fact: AskedFact): void {
    const { type, values } = fact;
    if (type === 'day' && typeof value === 'string' && !fitsType(type, value)) {
      this.problems.add(path, 'NOT_A_DAY', { value });
    } else if (!fitsType(type, value)) {
      const expected = type === 'number' || type === 'boolean' ? type : 'string';
      this.problems.wrongType(path, expected, value);
    } else if (type === 'enum' && values !== undefined && !values.includes(String(value))) {
      this.problems.add(path, 'VALUE_NOT_ALLOWED', { value: String(value), allowed: values.join(', ') });
    }
  }
}
