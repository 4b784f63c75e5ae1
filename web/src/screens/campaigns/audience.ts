import type { Fact } from '../../api/types.ts';

/** One condition of an audience as the form asks for it; all of them must hold. */
export type AudienceRow = {
  readonly fact: string;
  readonly operator: 'in' | 'equal' | 'greaterThanInclusive' | 'lessThanInclusive';
  readonly value: readonly string[] | boolean | number | null;
};

/** Facts that can be asked for here: those with values to pick, yes or no, and numbers. */
export function canAsk({ type }: Pick<Fact, 'type'>): boolean {
  return type === 'enum' || type === 'boolean' || type === 'number';
}

/** The condition that a fact begins with when it is picked. */
export function firstRow(fact: Pick<Fact, 'name' | 'type'>): AudienceRow {
  if (fact.type === 'enum') return { fact: fact.name, operator: 'in', value: [] };
  if (fact.type === 'boolean') return { fact: fact.name, operator: 'equal', value: true };
  return { fact: fact.name, operator: 'greaterThanInclusive', value: null };
}

/** No row is everybody. */
export function audienceOf(rows: readonly AudienceRow[]): Record<string, unknown> | null {
  return rows.length === 0 ? null : { all: rows.map(({ fact, operator, value }) => ({ fact, operator, value })) };
}

export function isFilled({ value }: AudienceRow): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

const FIELDS = 'fact operator value';
type Json = { readonly [name: string]: unknown };

function rowOf(condition: unknown): AudienceRow | null {
  if (typeof condition !== 'object' || condition === null) return null;
  const { fact, operator, value } = condition as Json;
  if (typeof fact !== 'string' || Object.keys(condition).sort().join(' ') !== FIELDS) return null;
  const texts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (operator === 'in' && texts) return { fact, operator, value: value as string[] };
  if (operator === 'equal' && typeof value === 'boolean') return { fact, operator, value };
  const isBound = operator === 'greaterThanInclusive' || operator === 'lessThanInclusive';
  return isBound && typeof value === 'number' ? { fact, operator, value } : null;
}

function saidOf(condition: unknown): unknown {
  if (typeof condition !== 'object' || condition === null) return condition;
  const { operator, value, ...rest } = condition as Json;
  return operator === 'equal' && typeof value === 'string' ? { ...rest, operator: 'in', value: [value] } : condition;
}

/** The rows of an audience to be read: a text that is equal is a list of one, which the form does not offer. */
export function rowsToRead(audience: unknown): readonly AudienceRow[] | null {
  const { all } = (audience ?? {}) as Json;
  return rowsOf(Array.isArray(all) ? { ...(audience as Json), all: all.map(saidOf) } : audience);
}

/** The rows of an audience; null where it says more than the form can: it is kept as it is then. */
export function rowsOf(audience: unknown): readonly AudienceRow[] | null {
  if (audience === undefined || audience === null) return [];
  const { all, ...rest } = audience as Json;
  if (!Array.isArray(all) || Object.keys(rest).length > 0) return null;
  const rows = all.map(rowOf);
  return rows.every((row) => row !== null) ? rows : null;
}
