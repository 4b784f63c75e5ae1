import type { Json, JsonRecord } from './json.ts';

/** What a node has beyond what the builder shows, and in which order its author wrote it: nothing is lost on the way back. */
export type Kept = { readonly keys: readonly string[]; readonly rest: JsonRecord };

export type RuleMeta = {
  readonly own?: Kept;
  /** Of a value that is another fact. */
  readonly value?: Kept;
  /** The question has no value at all. */
  readonly noValue?: true;
  /** What is no condition the builder can show: kept as it is. */
  readonly raw?: { readonly json: Json };
};

/** A question, as the builder has it. The id is the JSON path of the node under the conditions of its rule. */
export type QueryRule = {
  readonly id: string;
  readonly field: string;
  readonly operator: string;
  readonly value: Json;
  readonly valueSource?: 'value' | 'field';
  readonly meta?: RuleMeta;
};

export type GroupMeta = {
  /** Of the `all` or `any`. */
  readonly own?: Kept;
  /** Of the `not` around it. */
  readonly not?: Kept;
  /** A `not` around one question, without a group of its own. */
  readonly implicit?: true;
  /** What should have been a group, and is one question. */
  readonly bare?: true;
};

export type QueryGroup = {
  readonly id: string;
  readonly combinator: string;
  readonly not?: boolean;
  readonly rules: (QueryRule | QueryGroup)[];
  readonly meta?: GroupMeta;
};

export type QueryNode = QueryRule | QueryGroup;

export function isGroup(node: QueryNode): node is QueryGroup {
  return 'rules' in node;
}

/** Stands for a question about a condition that is saved under a name. */
export const SAVED = '%saved';

const escaped = (name: string) => name.replace(/[%|]/g, (mark) => (mark === '%' ? '%25' : '%7C'));
const plain = (name: string) => name.replace(/%(25|7C)/g, (_mark, code: string) => (code === '25' ? '%' : '|'));

/** A fact, and the path into it where there is one, as one name. */
export function fieldOf(fact: string, path?: string): string {
  return path === undefined ? escaped(fact) : `${escaped(fact)}|${path}`;
}

export function factOf(field: string): { readonly fact: string; readonly path?: string } {
  const at = field.indexOf('|');
  return at < 0 ? { fact: plain(field) } : { fact: plain(field.slice(0, at)), path: field.slice(at + 1) };
}
