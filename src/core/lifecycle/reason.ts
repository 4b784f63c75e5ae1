import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

/** What a reason may explain: leaving, using less, decline, and the refusal of an offer. */
export const EXPLAINED = ['loss', 'usage-loss', 'decline', 'refusal'] as const;

/** A code of `rules/reasons.json`: facts, offers, scripts and reports name it. */
export type Reason = {
  readonly code: string;
  readonly title: Words;
  readonly explains: readonly (typeof EXPLAINED)[number][];
};

/** A code given twice is the only thing that is wrong with a list whose entries are right. */
export function checkReasons(reasons: readonly Reason[]): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, { code }] of reasons.entries()) {
    const isFirst = reasons.findIndex((other) => other.code === code) === index;
    if (!isFirst) problems.add(pathTo(pathTo('$', index), 'code'), 'ID_TWICE', { id: code });
  }
  return problems.all;
}
