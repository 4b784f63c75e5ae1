import type { Problem, Read } from './problem.js';

type Fields = Readonly<Record<string, unknown>>;

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Names that could reach a prototype; a `$` in front or a dot inside could reach a query as an operator or a path. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'prototype', 'constructor']);

/** One step down a JSON path: `$.rules` + 0 = `$.rules[0]`; a name that is not plain is quoted. */
export function pathTo(parent: string, step: string | number): string {
  if (typeof step === 'number') return `${parent}[${step}]`;
  return PLAIN_NAME.test(step) ? `${parent}.${step}` : `${parent}[${JSON.stringify(step)}]`;
}

export function isForbiddenName(name: string): boolean {
  return FORBIDDEN_NAMES.has(name) || name.startsWith('$') || name.includes('.') || name.includes('\0');
}

/** What a JSON value is called in a problem: `null` and `array` are types of their own. */
export function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Gathers everything that is wrong with something foreign, so that its author mends it in one go. */
export class FoundProblems {
  private readonly found: Problem[] = [];

  add(path: string, code: string, params?: Problem['params']): void {
    this.found.push(params === undefined ? { path, code } : { path, code, params });
  }

  get all(): readonly Problem[] {
    return [...this.found];
  }

  get none(): boolean {
    return this.found.length === 0;
  }

  /** How many so far: who must know whether a part was clean compares before and after. */
  get count(): number {
    return this.found.length;
  }

  result<T>(value: T): Read<T> {
    return this.none ? { ok: true, value } : { ok: false, problems: [...this.found] };
  }

  wrongType(path: string, expected: string, value: unknown): void {
    this.add(path, 'WRONG_TYPE', { expected, found: jsonTypeOf(value) });
  }

  /** The object's fields, or null if it is none. Reports missing, unknown and forbidden names. */
  object(json: unknown, path: string, required: readonly string[], optional: readonly string[] = []): Fields | null {
    if (jsonTypeOf(json) !== 'object') {
      this.wrongType(path, 'object', json);
      return null;
    }
    const fields = json as Fields;
    for (const name of required) {
      if (!Object.hasOwn(fields, name)) this.add(pathTo(path, name), 'MISSING_FIELD', { field: name });
    }
    for (const name of Object.keys(fields)) {
      if (isForbiddenName(name)) this.add(pathTo(path, name), 'FORBIDDEN_NAME', { field: name });
      else if (!required.includes(name) && !optional.includes(name))
        this.add(pathTo(path, name), 'UNKNOWN_FIELD', { field: name });
    }
    return fields;
  }
}
