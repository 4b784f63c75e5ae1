import { FoundProblems, jsonTypeOf, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import { type Condition, type Leaf, UNKNOWN_MEANINGS, type UnknownMeaning } from './condition.js';
import { CONDITION_LIMITS } from './condition-limits.js';
import { type AskedFact, isNegative, isOperator, type Operator, operatorsFor } from './operators.js';
import { asksClock } from './range.js';
import { ValueReader } from './read-value.js';
import type { Terms } from './terms.js';

/** Deeper is no rule a person wrote. */
export const MAX_DEPTH = CONDITION_LIMITS.depth;

type AskedFacts = ReadonlyMap<string, AskedFact>;
type Fields = Readonly<Record<string, unknown>>;

const GROUPS = ['all', 'any', 'not'] as const;
const DECORATION = ['priority', 'name'] as const;
const NO_TERMS: Terms = {};

/**
 * Reads json-rules-engine's condition JSON, with the field's own operators, and names everything that is wrong with it.
 * Stricter than the engine, which takes an empty `any` for true, ignores all but one of `all`, `any` and `not` on a
 * node, and finds an unknown operator only when a customer reaches it. `terms` are the lists and patterns there are;
 * guarded, a negative question about a fact that may be missing must say what unknown means.
 */
export function readCondition(json: unknown, facts: AskedFacts, path = '$', terms: Terms = NO_TERMS): Read<Condition> {
  const problems = new FoundProblems();
  const condition = new Reader(facts, problems, terms).root(json, path);
  return problems.result(condition);
}

/** Stands for what could not be read: it never leaves this file, because then there are problems. */
const NOTHING: Condition = { kind: 'any', of: [] };

class Reader {
  private readonly values: ValueReader;

  /** `above` is the depth of the condition that this one is part of: an element's condition stands within another. */
  constructor(
    private readonly facts: AskedFacts,
    private readonly problems: FoundProblems,
    private readonly terms: Terms,
    private readonly above = 0,
  ) {
    this.values = new ValueReader(problems, terms, (json, path, { fields = [] }) => {
      const asked = new Map(fields.map((field) => [field.name, field]));
      return new Reader(asked, problems, terms, this.depth).root(json, path);
    });
  }

  /** The depth of the leaf that is being read. */
  private depth = 0;

  root(json: unknown, path: string): Condition {
    const isGroup = GROUPS.some((group) => jsonTypeOf(json) === 'object' && Object.hasOwn(json as Fields, group));
    if (jsonTypeOf(json) === 'object' && !isGroup) this.problems.add(path, 'ROOT_NOT_A_GROUP');
    return this.node(json, path, this.above + 1);
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
    if (group === undefined) return this.leaf(json, path, depth);
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

  private leaf(json: unknown, path: string, depth: number): Condition {
    const optional = [...DECORATION, 'unknown'];
    const fields = this.problems.object(json, path, ['fact', 'operator', 'value'], optional) ?? {};
    this.decoration(fields, path);
    const fact = this.fact(fields, pathTo(path, 'fact'));
    const operator = this.operator(fields, pathTo(path, 'operator'), fact);
    const unknown = this.unknown(fields, path);
    if (fact === null || operator === null) return NOTHING;
    const name = String(fields.fact);
    this.guard(name, fact, operator, unknown, path);
    if (!Object.hasOwn(fields, 'value')) return NOTHING;
    this.depth = depth;
    const read = this.values.read(fields.value, pathTo(path, 'value'), fact, operator);
    if (read === null) return NOTHING;
    const leaf: Leaf = { fact: name, type: fact.type, operator, ...read };
    if (this.terms.timeless === true && asksClock(leaf)) this.problems.add(path, 'CLOCK_NOT_HERE', { operator });
    return { kind: 'leaf', leaf: unknown === null ? leaf : { ...leaf, unknown } };
  }

  private unknown(fields: Fields, path: string): UnknownMeaning | null {
    if (!Object.hasOwn(fields, 'unknown')) return null;
    const { unknown } = fields;
    const meaning = UNKNOWN_MEANINGS.find((one) => one === unknown) ?? null;
    if (meaning !== null) return meaning;
    const params = { value: JSON.stringify(unknown) ?? '', allowed: UNKNOWN_MEANINGS.join(', ') };
    this.problems.add(pathTo(path, 'unknown'), 'VALUE_NOT_ALLOWED', params);
    return null;
  }

  /** Whoever asks what a customer is not must say what holds for those of whom nobody knows it. */
  private guard(name: string, fact: AskedFact, operator: Operator, unknown: UnknownMeaning | null, path: string) {
    if (this.terms.guarded !== true || fact.nullable !== true || unknown !== null || !isNegative(operator)) return;
    this.problems.add(path, 'UNKNOWN_NOT_SAID', { operator, fact: name });
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
}
