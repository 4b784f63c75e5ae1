import {
  type AskedType,
  isNegative,
  isOperator,
  type Operator,
  operatorsFor,
  shapeOf,
  type ValueShape,
} from '../../../../../src/core/condition/operators.ts';
import type { Words } from '../../../api/types.ts';
import { isList, isRecord, type Json } from '../convert/json.ts';
import { fieldOf, type QueryRule, SAVED } from '../convert/query.ts';

/** What the builder and the sentence must know of a fact, or of a field of a list's elements. */
export type Asked = {
  readonly name: string;
  readonly type: AskedType;
  readonly unit: string | null;
  readonly nullable?: boolean;
  readonly labels: Words;
  readonly help?: Words;
  readonly values?: readonly string[];
  readonly valueLabels?: Readonly<Record<string, Words>>;
  readonly months?: number;
  readonly fields?: readonly unknown[];
  readonly source?: string;
};
export type AskedFacts = ReadonlyMap<string, Asked>;

export function factsByName(facts: readonly Asked[]): AskedFacts {
  return new Map(facts.map((fact) => [fact.name, fact]));
}

/** What the elements of a list hold: declared as facts are. */
export function fieldsOf({ fields = [] }: Asked): AskedFacts {
  return factsByName(fields.filter((field): field is Asked => isRecord(field) && typeof field.name === 'string'));
}

/** How the value of a question is edited. It follows the operator and the fact, never the fact alone. */
export type EditorKind = `one ${AskedType}` | `several ${AskedType}` | `range ${AskedType}` | ValueShape;

export function editorKind(fact: Asked | undefined, operator: string): EditorKind {
  if (fact === undefined || !isOperator(operator)) return 'nothing';
  const shape = shapeOf(operator);
  return shape === 'one' || shape === 'several' || shape === 'range' ? `${shape} ${fact.type}` : shape;
}

/** What a value is before anybody has said it; nulls are places to fill. */
function firstValue(kind: EditorKind): Json {
  const [shape] = kind.split(' ');
  if (shape === 'several') return [];
  if (shape === 'range') return [null, null];
  if (kind === 'fall') return { pct: null, months: null };
  if (kind === 'average') return { months: null };
  if (kind === 'element') return { all: [{ fact: '', operator: '', value: null }] };
  return null;
}

/** A value is kept where the editor stays the same, and taken along where it fits; else it would mean another thing. */
function valueAfter(value: Json, before: EditorKind, after: EditorKind): Json {
  if (before === after) return value;
  const [[from, type], [to, other]] = [before.split(' '), after.split(' ')];
  if (type === other && from === 'one' && to === 'several' && value !== null) return [value];
  if (type === other && from === 'several' && to === 'one' && isList(value)) return value[0] ?? null;
  return firstValue(after);
}

export function operatorsOf(fact: Asked | undefined): readonly Operator[] {
  return fact === undefined ? [] : operatorsFor(fact.type);
}

/** Another operator; the value stays as it is where it is edited in the same way. */
export function withOperator(rule: QueryRule, fact: Asked | undefined, operator: string): QueryRule {
  const { valueSource, meta, ...rest } = rule;
  const isOther = valueSource === 'field';
  const before = isOther ? 'nothing' : editorKind(fact, rule.operator);
  const value = valueAfter(isOther ? null : rule.value, before, editorKind(fact, operator));
  const { value: _value, noValue: _noValue, ...kept } = meta ?? {};
  return { ...rest, operator, value, ...(meta === undefined ? {} : { meta: kept }) };
}

/** Another fact: what was carried along for the one before is not true of it, but for the name somebody gave the condition. */
export function withFact(rule: QueryRule, before: Asked | undefined, fact: Asked): QueryRule {
  const [first = 'equal'] = operatorsOf(fact);
  const operator = operatorsOf(fact).find((one) => one === rule.operator) ?? first;
  const isSame =
    before?.type === fact.type && before.unit === fact.unit && fact.type !== 'enum' && fact.type !== 'list';
  const kind = editorKind(fact, operator);
  const keeps = isSame && editorKind(before, rule.operator) === kind && rule.valueSource !== 'field';
  const { name, priority, unknown } = rule.meta?.own?.rest ?? {};
  const rest = {
    ...(name === undefined ? {} : { name }),
    ...(priority === undefined ? {} : { priority }),
    ...(unknown === undefined || fact.nullable !== true ? {} : { unknown }),
  };
  const own = { keys: rule.meta?.own?.keys ?? ['fact', 'operator', 'value'], rest };
  return {
    id: rule.id,
    field: fieldOf(fact.name),
    operator,
    value: keeps ? rule.value : firstValue(kind),
    meta: { own },
  };
}

/** Whether a question must say what holds for customers of whom nobody knows the answer. */
export function mustSayUnknown(fact: Asked | undefined, operator: string): boolean {
  return fact?.nullable === true && isOperator(operator) && isNegative(operator);
}

export function isSaved({ field }: QueryRule): boolean {
  return field === SAVED;
}
