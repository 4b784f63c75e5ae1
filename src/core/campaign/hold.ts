import { conditionTest } from '../condition/evaluate-condition.js';
import { readCondition } from '../condition/read-condition.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

/**
 * A state of a customer in which nothing is sold, whatever a rule says: an open complaint, a fault. Conditions as rules
 * have them, that hold without a clock or a pattern; the list is `rules/holds.json`.
 */
export type Hold = {
  readonly id: string;
  readonly title: Words;
  readonly conditions: unknown;
  /** It stops all selling, whether or not a plan names it; without, only what plans that name it send. */
  readonly always?: boolean;
};

/** Ids are given once and every condition can be read. */
export function checkHolds(holds: readonly Hold[], catalogue: FactCatalogue): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, { id, conditions }] of holds.entries()) {
    const path = pathTo('$', index);
    if (holds.findIndex((other) => other.id === id) < index) problems.add(pathTo(path, 'id'), 'ID_TWICE', { id });
    const read = readCondition(conditions, catalogue, pathTo(path, 'conditions'), { guarded: true, timeless: true });
    if (read.ok) continue;
    for (const problem of read.problems) problems.add(problem.path, problem.code, problem.params);
  }
  return problems.all;
}

/** Which of these hold a customer: only what is known to be so holds. The holds were checked before. */
export function heldBy(sheet: FactSheet, holds: readonly Hold[], catalogue: FactCatalogue): readonly string[] {
  return holds
    .filter(({ id, conditions }) => {
      const read = readCondition(conditions, catalogue, '$', { timeless: true });
      if (!read.ok) throw new Error(`the hold ${id} cannot be read: ${JSON.stringify(read.problems)}`);
      return conditionTest(read.value)(sheet) === 'true';
    })
    .map(({ id }) => id);
}
