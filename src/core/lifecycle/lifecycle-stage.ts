import { type Condition, factsOf } from '../condition/condition.js';
import { evaluateCondition } from '../condition/evaluate-condition.js';
import { type Derivation, derivation } from '../facts/derive-facts.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { STAGE_FACTS, type StageModel, type StagePart, type StageVerdict } from './stage-model.js';

/** The cause of having no stage: a rule before the last resort could not be answered. */
const NOT_ENOUGH_DATA = 'NOT_ENOUGH_DATA';

/** `missing` names the facts that stood in the way; empty where there is a stage. */
export type StageReading = {
  readonly stage: string | null;
  readonly cause: string;
  readonly basis: string | null;
  readonly missing: readonly string[];
};

function missingFor(conditions: Condition, sheet: FactSheet): readonly string[] {
  return factsOf(conditions).filter((fact) => (sheet[fact] ?? null) === null);
}

function tryPart({ basis, rules, otherwise }: StagePart, sheet: FactSheet): StageReading {
  const missing = new Set<string>();
  for (const { stage, cause, conditions } of rules) {
    const truth = evaluateCondition(conditions, sheet);
    if (truth === 'true') return { stage, cause, basis, missing: [] };
    if (truth === 'unknown') for (const fact of missingFor(conditions, sheet)) missing.add(fact);
  }
  if (otherwise !== null && missing.size === 0) return { ...otherwise, basis, missing: [] };
  return { stage: null, cause: NOT_ENOUGH_DATA, basis: null, missing: [...missing] };
}

/**
 * The stage by the first part that knows one; within a part the first rule that holds. A rule that cannot be answered
 * does not hold a later one back, but it bars `otherwise`: what is left over is known only when all else is ruled out.
 */
export function lifecycleStageOf(model: StageModel, sheet: FactSheet): StageReading {
  let reading: StageReading = { stage: null, cause: NOT_ENOUGH_DATA, basis: null, missing: [] };
  for (const part of model.parts) {
    reading = tryPart(part, sheet);
    if (reading.stage !== null) break;
  }
  return reading;
}

function verdictsOf(model: StageModel): readonly StageVerdict[] {
  return model.parts.flatMap(({ rules, otherwise }): readonly StageVerdict[] =>
    otherwise === null ? rules : [...rules, otherwise],
  );
}

/** The model as a derivation: stage, cause, basis, and the names of the facts that are missing for it. */
export function lifecycleStage(model: StageModel): Derivation {
  const verdicts = verdictsOf(model);
  const causes = verdicts.map(({ cause }) => cause);
  const facts = model.parts.flatMap(({ rules }) => rules.flatMap(({ conditions }) => factsOf(conditions)));
  return derivation(
    {
      [STAGE_FACTS.stage]: { type: 'enum', values: [...new Set(verdicts.map(({ stage }) => stage))] },
      [STAGE_FACTS.cause]: { type: 'enum', values: [...new Set([...causes, NOT_ENOUGH_DATA])] },
      [STAGE_FACTS.basis]: { type: 'enum', values: [...new Set(model.parts.map(({ basis }) => basis))] },
      [STAGE_FACTS.missing]: { type: 'text' },
    },
    { facts: [...new Set(facts)], profile: [] },
    (_source, sheet) => {
      const { stage, cause, basis, missing } = lifecycleStageOf(model, sheet);
      return {
        [STAGE_FACTS.stage]: stage,
        [STAGE_FACTS.cause]: cause,
        [STAGE_FACTS.basis]: basis,
        [STAGE_FACTS.missing]: missing.length === 0 ? null : missing.join(', '),
      };
    },
  );
}
