import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';
import type { Guardrail } from './guardrail.js';

/**
 * One of the value levers a campaign may pull; the list is `rules/levers.json`. `stages` are the lifecycle stages it
 * suits: pulled in another, it earns a warning.
 */
export type Lever = {
  readonly id: string;
  readonly title: Words;
  readonly branch: string;
  readonly stages: readonly string[];
  /** Codes of `rules/guardrails.json`: what a campaign with this lever is watched by where no plan says otherwise. */
  readonly guardrails?: readonly string[];
};

/** The stages among these that the lever does not suit; none for a lever nobody knows: that is another's problem. */
export function unsuitedStages(lever: string, stages: readonly string[], levers: readonly Lever[]): readonly string[] {
  const known = levers.find(({ id }) => id === lever);
  return known === undefined ? [] : stages.filter((stage) => !known.stages.includes(stage));
}

/** Guardrails of levers that nobody knows. Paths are `$[index].guardrails[index]`. */
export function checkLeverGuardrails(levers: readonly Lever[], list: readonly Guardrail[]): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, { guardrails = [] }] of levers.entries()) {
    for (const [at, guardrail] of guardrails.entries()) {
      if (list.some(({ code }) => code === guardrail)) continue;
      problems.add(`${pathTo('$', index)}.guardrails[${at}]`, 'UNKNOWN_GUARDRAIL', { guardrail });
    }
  }
  return problems.all;
}
