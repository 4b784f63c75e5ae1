import { REFERENCE, type RulesKit } from '../../src/core/rules/reference.js';
import * as OURS from '../../src/rules.js';

/** Every promise is asked of both: a test that only ours passes would test our reading, not the reference. */
export const TWO_ENGINES: readonly (readonly [string, RulesKit])[] = [
  ['tidemark/rules', OURS],
  ['json-rules-engine', REFERENCE],
];

export const leaf = (fact: string, operator: string, value: unknown, more: object = {}) => ({
  fact,
  operator,
  value,
  ...more,
});

export const is = (fact: string, value: unknown, more: object = {}) => leaf(fact, 'equal', value, more);

/** A rule named for what it is about; its event has the same name. */
export const rule = (name: string, parts: readonly object[], more: object = {}) => ({
  name,
  conditions: { all: parts as never[] },
  event: { type: name },
  ...more,
});

/** A function that remembers what it was called with. */
export function listener<T = unknown>(answer?: (...given: never[]) => T) {
  const calls: unknown[][] = [];
  const heard = (...given: unknown[]): T | undefined => {
    calls.push(given);
    return answer?.(...(given as never[]));
  };
  return Object.assign(heard, { calls });
}

export const later = <T>(value: T): Promise<T> => new Promise((resolve) => setImmediate(() => resolve(value)));
