import { factsOf } from '../condition/condition.js';
import { conditionTest, type Truth } from '../condition/evaluate-condition.js';
import { type Derivation, derivation } from '../facts/derive-facts.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { STAGE_FACTS, type StageModel, type StagePart, type StageRule, type StageVerdict } from './stage-model.js';

/** The cause of having no stage: a rule before the last resort could not be answered. */
const NOT_ENOUGH_DATA = 'NOT_ENOUGH_DATA';

/** `missing` names the facts that stood in the way; empty where there is a stage. */
type StageReading = {
  readonly stage: string | null;
  readonly cause: string;
  readonly basis: string | null;
  readonly missing: readonly string[];
};

type Finder = (sheet: FactSheet) => StageReading;
type Tested = StageRule & { readonly test: (sheet: FactSheet) => Truth };

/** The facts the rules could not be answered for. */
function missingFor(rules: readonly StageRule[], sheet: FactSheet): readonly string[] {
  const asked = rules.flatMap(({ conditions }) => factsOf(conditions));
  return [...new Set(asked)].filter((fact) => (sheet[fact] ?? null) === null);
}

function partFinder({ basis, rules, otherwise }: StagePart): Finder {
  const tested = rules.map((rule): Tested => ({ ...rule, test: conditionTest(rule.conditions) }));
  return (sheet) => {
    const truths = tested.map(({ test }) => test(sheet));
    const holds = tested[truths.indexOf('true')];
    if (holds !== undefined) return { stage: holds.stage, cause: holds.cause, basis, missing: [] };
    const open = tested.filter((_rule, index) => truths[index] === 'unknown');
    if (otherwise !== null && open.length === 0) return { ...otherwise, basis, missing: [] };
    return { stage: null, cause: NOT_ENOUGH_DATA, basis: null, missing: missingFor(open, sheet) };
  };
}

/**
 * Finds the stage by the first part of the model that knows one; within a part by the first rule that holds. A rule that
 * cannot be answered does not hold a later one back, but it bars `otherwise`: what is left over is known only when all
 * else is ruled out.
 */
export function stageFinder(model: StageModel): Finder {
  const parts = model.parts.map(partFinder);
  return (sheet) => {
    let reading: StageReading = { stage: null, cause: NOT_ENOUGH_DATA, basis: null, missing: [] };
    for (const find of parts) {
      reading = find(sheet);
      if (reading.stage !== null) break;
    }
    return reading;
  };
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
  const find = stageFinder(model);
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
      const { stage, cause, basis, missing } = find(sheet);
      return {
        [STAGE_FACTS.stage]: stage,
        [STAGE_FACTS.cause]: cause,
        [STAGE_FACTS.basis]: basis,
        [STAGE_FACTS.missing]: missing.length === 0 ? null : missing.join(', '),
      };
    },
  );
}
