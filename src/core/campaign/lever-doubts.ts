import { type Condition, factsOf, foldTree, type Leaf } from '../condition/condition.js';
import { leafTest, type Truth, truthFold } from '../condition/evaluate-condition.js';
import type { Problem } from '../kit/problem.js';
import { type Lever, unsuitedStages } from './lever.js';

/** The fact that says in which stage of the lifecycle a customer is. */
export const STAGE_FACT = 'lifecycleStage';

/** The stages in which a condition can hold, whatever the other facts are; null if it does not ask for the stage. */
export function stagesAsked(condition: Condition, stages: readonly string[]): readonly string[] | null {
  if (!factsOf(condition).includes(STAGE_FACT)) return null;
  return stages.filter((stage) => {
    const leaf = (asked: Leaf): Truth => (asked.fact === STAGE_FACT ? leafTest(asked)(stage) : 'unknown');
    return foldTree(condition, truthFold(leaf)) !== 'false';
  });
}

/** A rule of a pack as the lint sees it. */
type LeverUse = { readonly rule: string; readonly lever: string; readonly condition: Condition };

/**
 * Warnings, not refusals: rules whose lever does not suit a stage they ask for. A rule that asks for none is held to
 * the stages of the pack's plan.
 */
export function leverDoubts(
  uses: readonly LeverUse[],
  planned: readonly string[],
  known: { readonly levers: readonly Lever[]; readonly stages: readonly string[] },
): readonly Problem[] {
  return uses.flatMap(({ rule, lever, condition }) => {
    const stages = stagesAsked(condition, known.stages) ?? planned;
    const unsuited = unsuitedStages(lever, stages, known.levers);
    if (unsuited.length === 0) return [];
    return [{ path: rule, code: 'LEVER_DOES_NOT_SUIT', params: { lever, stages: unsuited.join(', ') } }];
  });
}
