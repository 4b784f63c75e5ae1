import type { Condition } from '../../condition/condition.js';
import { readCondition } from '../../condition/read-condition.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';

export type Fields = Readonly<Record<string, unknown>>;

/** Stands for what could not be read: then there are problems, and no model. */
const NOTHING: Condition = { kind: 'any', of: [] };

/**
 * What every model's reader needs: texts, lists, names of facts and conditions, whatever is wrong with them gathered
 * with its place. A model may not ask for the facts it gives itself (`own`).
 */
export class ModelReader {
  readonly problems = new FoundProblems();
  private readonly askable: FactCatalogue;

  constructor(
    readonly catalogue: FactCatalogue,
    own: ReadonlySet<string> = new Set(),
  ) {
    this.askable = own.size === 0 ? catalogue : new Map([...catalogue].filter(([name]) => !own.has(name)));
  }

  text(fields: Fields, name: string, path: string): string {
    if (!Object.hasOwn(fields, name)) return '';
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
    this.problems.wrongType(pathTo(path, name), 'string', value);
    return '';
  }

  number(fields: Fields, name: string, path: string, fallback: number): number {
    if (!Object.hasOwn(fields, name)) return fallback;
    const value = fields[name];
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.problems.wrongType(pathTo(path, name), 'number', value);
    return fallback;
  }

  whole(fields: Fields, name: string, path: string, [min, max]: readonly [number, number], fallback = min): number {
    const value = this.number(fields, name, path, fallback);
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
    this.problems.add(pathTo(path, name), 'NOT_WHOLE_BETWEEN', { min, max });
    return fallback;
  }

  list(fields: Fields, name: string, path: string): readonly unknown[] {
    if (!Object.hasOwn(fields, name)) return [];
    const list = fields[name];
    if (Array.isArray(list) && list.length > 0) return list;
    if (Array.isArray(list)) this.problems.add(pathTo(path, name), 'EMPTY_LIST');
    else this.problems.wrongType(pathTo(path, name), 'array', list);
    return [];
  }

  /** A fact the model asks for; `types` are those it can use. */
  asked(fields: Fields, name: string, path: string, types: readonly FactDefinition['type'][]): FactDefinition | null {
    const fact = this.text(fields, name, path);
    if (fact === '') return null;
    const definition = this.askable.get(fact);
    if (definition === undefined) this.problems.add(pathTo(path, name), 'UNKNOWN_FACT', { fact });
    else if (!types.includes(definition.type)) {
      this.problems.add(pathTo(path, name), 'FACT_TYPE_DIFFERS', { fact, type: types.join(', ') });
    } else return definition;
    return null;
  }

  /** A fact the model gives: declared in the file, of this type. */
  given(name: string, path: string, type: FactDefinition['type']): FactDefinition | null {
    if (name === '') return null;
    const definition = this.catalogue.get(name);
    if (definition === undefined) this.problems.add(path, 'FACT_NOT_DECLARED', { fact: name });
    else if (definition.type !== type) this.problems.add(path, 'FACT_TYPE_DIFFERS', { fact: name, type });
    return definition ?? null;
  }

  /** A text that is among the allowed values of a fact the model gives. */
  valueOf(fact: string, fields: Fields, name: string, path: string): string {
    const value = this.text(fields, name, path);
    return value === '' ? '' : this.allowed(fact, value, pathTo(path, name));
  }

  /** Several of them; null where the field is not there. */
  valuesOf(fact: string, fields: Fields, name: string, path: string): readonly string[] | null {
    if (!Object.hasOwn(fields, name)) return null;
    const at = pathTo(path, name);
    return this.list(fields, name, path).map((value, index) => this.allowed(fact, String(value), pathTo(at, index)));
  }

  private allowed(fact: string, value: string, path: string): string {
    const values = this.catalogue.get(fact)?.values ?? [];
    if (!values.includes(value)) {
      this.problems.add(path, 'VALUE_NOT_ALLOWED', { value, allowed: values.join(', ') });
    }
    return value;
  }

  /** The fields of an object inside; where it is not there, that is said already. */
  inner(fields: Fields, name: string, path: string, required: readonly string[], optional: readonly string[] = []) {
    if (!Object.hasOwn(fields, name)) return {};
    return this.problems.object(fields[name], pathTo(path, name), required, optional) ?? {};
  }

  conditions(fields: Fields, path: string, name = 'conditions'): Condition {
    if (!Object.hasOwn(fields, name)) return NOTHING;
    const read = readCondition(fields[name], this.askable, pathTo(path, name), { timeless: true });
    if (read.ok) return read.value;
    for (const problem of read.problems) this.problems.add(problem.path, problem.code, problem.params);
    return NOTHING;
  }
}
