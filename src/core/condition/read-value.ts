import { type FoundProblems, pathTo } from '../kit/found-problems.js';
import { LOCALES } from '../kit/locale.js';
import type { Condition, ConditionValue, Leaf } from './condition.js';
import { CONDITION_LIMITS } from './condition-limits.js';
import {
  type AskedFact,
  comparable,
  fitsType,
  type Operator,
  type Scalar,
  shapeOf,
  type ValueShape,
} from './operators.js';
import type { NamedLists, Terms } from './terms.js';

/** What a leaf compares with, as read: the value, and what its name or its pattern stands for. */
export type ReadValue = Pick<Leaf, 'value' | 'among' | 'pattern'>;

/** Reads the condition on one element of a list; `some` is the only value that holds one. */
type ReadElement = (json: unknown, path: string, fact: AskedFact) => Condition;

type Part = (value: unknown, path: string, fact: AskedFact, operator: Operator) => ReadValue | null;

const NO_LISTS: NamedLists = new Map();

/** The values of an enum, and in each language what they are called. */
function allowedOf({ values = [], valueLabels = {} }: AskedFact): Readonly<Record<string, string>> {
  const called = LOCALES.map((locale) => {
    const names = values.map((value) => valueLabels[value]?.[locale] ?? value);
    return [`allowed.${locale}`, names.join(locale === 'zh-CN' ? '、' : ', ')] as const;
  });
  return { allowed: values.join(', '), ...(Object.keys(valueLabels).length > 0 ? Object.fromEntries(called) : {}) };
}

/**
 * Reads the value of a leaf by the shape its operator takes, and names everything that is wrong with it. Null where
 * nothing usable came out; then there are problems.
 */
export class ValueReader {
  constructor(
    private readonly problems: FoundProblems,
    private readonly terms: Terms,
    private readonly element: ReadElement,
  ) {}

  read(value: unknown, path: string, fact: AskedFact, operator: Operator): ReadValue | null {
    const count = this.problems.count;
    const read = this.parts[shapeOf(operator)](value, path, fact, operator);
    return this.problems.count === count ? read : null;
  }

  private readonly parts: { readonly [S in ValueShape]: Part } = {
    one: (value, path, fact) => this.one(value, path, fact),
    several: (value, path, fact, operator) => this.several(value, path, fact, operator),
    range: (value, path, fact) => this.range(value, path, fact),
    moment: (value, path, fact) => this.moment(value, path, fact),
    days: (value, path) => this.whole(value, path, 0, CONDITION_LIMITS.days),
    months: (value, path) => this.whole(value, path, 1, CONDITION_LIMITS.months),
    prefix: (value, path) => this.text(value, path),
    pattern: (value, path) => this.pattern(value, path),
    list: (value, path, fact) => this.list(value, path, fact),
    fall: (value, path, fact) => this.trend(value, path, fact, ['pct', 'months'], []),
    average: (value, path, fact) => this.trend(value, path, fact, ['months'], ['pct']),
    element: (value, path, fact) => ({ value: { element: this.element(value, path, fact) } }),
    nothing: () => null,
  };

  private one(value: unknown, path: string, fact: AskedFact): ReadValue {
    const { type, values } = fact;
    if (type === 'day' && (typeof value === 'string' || typeof value === 'number') && !fitsType(type, value)) {
      this.problems.add(path, 'NOT_A_DAY', { value });
    } else if (!fitsType(type, value)) {
      const expected = type === 'number' || type === 'boolean' ? type : 'string';
      this.problems.wrongType(path, expected, value);
    } else if (type === 'enum' && values !== undefined && !values.includes(String(value))) {
      this.problems.add(path, 'VALUE_NOT_ALLOWED', { value: String(value), ...allowedOf(fact) });
    }
    return { value: value as Scalar };
  }

  private several(value: unknown, path: string, fact: AskedFact, operator: Operator): ReadValue {
    if (typeof value === 'string') this.problems.add(path, 'LIST_NOT_TEXT', { operator });
    else if (!Array.isArray(value)) this.problems.wrongType(path, 'array', value);
    else if (value.length === 0) this.problems.add(path, 'EMPTY_LIST');
    else for (const [index, entry] of value.entries()) this.one(entry, pathTo(path, index), fact);
    return { value: value as ConditionValue };
  }

  private range(value: unknown, path: string, fact: AskedFact): ReadValue {
    const count = this.problems.count;
    if (!Array.isArray(value)) this.problems.wrongType(path, 'array', value);
    else if (value.length !== 2) this.problems.add(path, 'RANGE_TAKES_TWO');
    else for (const [index, end] of value.entries()) this.one(end, pathTo(path, index), fact);
    if (this.problems.count > count) return { value: [] };
    const [from, to] = value as readonly Scalar[] as readonly [Scalar, Scalar];
    if (comparable(fact.type, from) > comparable(fact.type, to)) {
      this.problems.add(path, 'RANGE_UPSIDE_DOWN', { from: String(from), to: String(to) });
    }
    return { value: value as ConditionValue };
  }

  private moment(value: unknown, path: string, fact: AskedFact): ReadValue {
    if (typeof value !== 'object' || value === null) return this.one(value, path, fact);
    const fields = this.problems.object(value, path, ['daysFromToday']) ?? {};
    const { days } = CONDITION_LIMITS;
    if (Object.hasOwn(fields, 'daysFromToday')) {
      this.whole(fields.daysFromToday, pathTo(path, 'daysFromToday'), -days, days);
    }
    return { value: value as ConditionValue };
  }

  private whole(value: unknown, path: string, min: number, max: number): ReadValue {
    if (typeof value !== 'number') this.problems.wrongType(path, 'number', value);
    else if (!Number.isInteger(value) || value < min || value > max) {
      this.problems.add(path, 'NOT_WHOLE_BETWEEN', { min, max });
    }
    return { value: Number(value) };
  }

  private text(value: unknown, path: string): ReadValue {
    const max = CONDITION_LIMITS.text;
    if (typeof value !== 'string') this.problems.wrongType(path, 'string', value);
    else if (value === '') this.problems.add(path, 'EMPTY_TEXT');
    else if (value.length > max) this.problems.add(path, 'TEXT_TOO_LONG', { max });
    return { value: String(value) };
  }

  private pattern(value: unknown, path: string): ReadValue {
    const count = this.problems.count;
    const read = this.text(value, path);
    if (this.problems.count > count) return read;
    const pattern = this.terms.patterns?.(String(value));
    if (pattern === undefined) this.problems.add(path, 'PATTERNS_NOT_HERE');
    else if ('code' in pattern) this.problems.add(path, pattern.code, { reason: pattern.reason });
    else return { ...read, pattern };
    return read;
  }

  private list(value: unknown, path: string, { type }: AskedFact): ReadValue {
    const { value: name } = this.text(value, path);
    if (typeof value !== 'string') return { value: '' };
    const list = (this.terms.lists ?? NO_LISTS).get(value);
    if (list === undefined) this.problems.add(path, 'UNKNOWN_LIST', { list: value });
    else if (!list.values.every((entry: Scalar) => fitsType(type, entry))) {
      this.problems.add(path, 'LIST_DOES_NOT_FIT', { list: value, type });
    } else return { value: name, among: new Set<string | number>(list.values) };
    return { value: name };
  }

  private trend(
    value: unknown,
    path: string,
    { months = 0 }: AskedFact,
    required: readonly string[],
    optional: readonly string[],
  ): ReadValue {
    const fields = this.problems.object(value, path, required, optional) ?? {};
    if (Object.hasOwn(fields, 'months')) this.whole(fields.months, pathTo(path, 'months'), 1, months - 1);
    if (Object.hasOwn(fields, 'pct')) this.percent(fields.pct, pathTo(path, 'pct'));
    return { value: value as ConditionValue };
  }

  private percent(value: unknown, path: string): void {
    if (typeof value !== 'number') this.problems.wrongType(path, 'number', value);
    else if (!(value > 0 && value <= 100)) this.problems.add(path, 'NOT_A_PERCENTAGE');
  }
}
