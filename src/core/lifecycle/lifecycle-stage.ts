import { type Condition, factsOf } from '../condition/condition.js';
import { conditionTest, type Truth } from '../condition/evaluate-condition.js';
import { type AsOf, type Derivation, derivation, type FactSource } from '../facts/derive-facts.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { daysAfter, earliest, startOf } from '../facts/holds-until.js';
import type { ModelState } from '../facts/model-state.js';
import { NOT_ENOUGH_DATA } from '../facts/models/decision.js';
import { stateAfter, stateBefore } from '../facts/models/remember.js';
import { conditionEdges, edgeDays, edgesHold } from '../facts/models/turns.js';
import { type Day, daysBetween } from '../kit/day.js';
import type { StageModel, StagePart, StageRule, StageVerdict } from './stage-model.js';

/** `missing` names the facts that stood in the way; empty where there is a stage. */
type StageReading = {
  readonly stage: string | null;
  readonly cause: string;
  readonly basis: string | null;
  readonly missing: readonly string[];
};

type Finder = (sheet: FactSheet, before: ModelState | null, today: Day) => StageReading;
type Tested = StageRule & { readonly test: (sheet: FactSheet) => Truth };

const NO_STAGE: StageReading = { stage: null, cause: NOT_ENOUGH_DATA, basis: null, missing: [] };

/** Whether a rule is for a customer who was there before: came from one of its stages, or is in its stage for its cause. */
function isFor(rule: StageRule, before: ModelState | null, today: Day): boolean {
  const { stage, cause, from, fromCauses, forDays } = rule;
  if (before?.value === stage && before.cause === cause) {
    return forDays === null || daysBetween(before.since, today) < forDays;
  }
  if (from === null) return true;
  return before !== null && from.includes(before.value) && (fromCauses === null || fromCauses.includes(before.cause));
}

/** The facts the rules could not be answered for. */
function missingFor(rules: readonly StageRule[], sheet: FactSheet): readonly string[] {
  const asked = rules.flatMap(({ conditions }) => factsOf(conditions));
  return [...new Set(asked)].filter((fact) => (sheet[fact] ?? null) === null);
}

/** The first rule that holds for the customer; without one, those that could not be answered. */
function firstThatHolds(tested: readonly Tested[], sheet: FactSheet, before: ModelState | null, today: Day) {
  const open: Tested[] = [];
  for (const rule of tested) {
    if (!isFor(rule, before, today)) continue;
    const truth = rule.test(sheet);
    if (truth === 'true') return { holds: rule, open: [] };
    if (truth === 'unknown') open.push(rule);
  }
  return { holds: null, open };
}

function partFinder({ basis, when, rules, otherwise }: StagePart): Finder {
  const speaks = when === null ? () => 'true' : conditionTest(when);
  const tested = rules.map((rule): Tested => ({ ...rule, test: conditionTest(rule.conditions) }));
  return (sheet, before, today) => {
    if (speaks(sheet) !== 'true') return NO_STAGE;
    const { holds, open } = firstThatHolds(tested, sheet, before, today);
    if (holds !== null) return { stage: holds.stage, cause: holds.cause, basis, missing: [] };
    if (otherwise !== null && open.length === 0) return { ...otherwise, basis, missing: [] };
    return { ...NO_STAGE, missing: missingFor(open, sheet) };
  };
}

/**
 * Finds the stage by the first part of the model that knows one; within a part by the first rule that holds. A rule that
 * cannot be answered does not hold a later one back, but it bars `otherwise`: what is left over is known only when all
 * else is ruled out.
 */
export function stageFinder(model: Pick<StageModel, 'parts'>): Finder {
  const parts = model.parts.map(partFinder);
  return (sheet, before, today) => {
    let reading = NO_STAGE;
    for (const find of parts) {
      reading = find(sheet, before, today);
      if (reading.stage !== null) break;
    }
    return reading;
  };
}

/**
 * The state after a reading. Nothing known keeps the stage there was and says so; a stage younger than its minimum stay
 * is held, unless the new one always wins; else the customer moves, today, with the cause.
 */
export function settled(
  { stay }: Pick<StageModel, 'stay'>,
  { stage, cause, basis }: StageReading,
  before: ModelState | null,
  today: Day,
): ModelState | null {
  if (stage === null) return before === null ? null : { ...before, basis: stay.kept };
  const moves = before !== null && before.value !== stage && !stay.interrupts.includes(stage);
  if (moves && daysBetween(before.since, today) < (stay.days[before.value] ?? 0))
    return { ...before, basis: stay.held };
  return stateAfter(before, { value: stage, cause, basis }, today);
}

function verdictsOf(model: StageModel): readonly StageVerdict[] {
  return model.parts.flatMap(({ rules, otherwise }): readonly StageVerdict[] =>
    otherwise === null ? rules : [...rules, otherwise],
  );
}

function conditionsOf({ parts }: StageModel): readonly Condition[] {
  return parts.flatMap(({ when, rules }) => [
    ...(when === null ? [] : [when]),
    ...rules.map((rule) => rule.conditions),
  ]);
}

/** When a hold or a limited rule ends by itself. */
function stayEnds({ stay, parts }: StageModel, state: ModelState | null, asOf: AsOf): readonly Date[] {
  if (state === null) return [];
  const limited = parts.flatMap(({ rules }) => rules.filter(({ stage }) => stage === state.value));
  const days = limited.flatMap(({ cause, forDays }) => (cause === state.cause ? (forDays ?? []) : []));
  if (state.basis === stay.held) days.push(stay.days[state.value] ?? 0);
  return days.map((count) => startOf(daysAfter(state.since, count), asOf)).filter((end) => end > asOf.now);
}

function promisesOf(model: StageModel) {
  const { gives, stay, parts } = model;
  const verdicts = verdictsOf(model);
  const stages = [...new Set(verdicts.map(({ stage }) => stage))];
  const causes = [...new Set([...verdicts.map(({ cause }) => cause), NOT_ENOUGH_DATA])];
  const bases = [...new Set([...parts.map(({ basis }) => basis), stay.held, stay.kept])];
  return {
    [gives.stage]: { type: 'enum', values: stages },
    [gives.cause]: { type: 'enum', values: causes },
    [gives.basis]: { type: 'enum', values: bases },
    [gives.missing]: { type: 'text' },
    [gives.since]: { type: 'day' },
    [gives.from]: { type: 'enum', values: stages },
  } as const;
}

/**
 * The model as a derivation that remembers: stage, cause, basis, since when and whence, and the names of the facts that
 * are missing for it. A customer is in one stage at most.
 */
export function lifecycleStage(model: StageModel): Derivation {
  const { gives } = model;
  const conditions = conditionsOf(model);
  const edges = conditionEdges(conditions);
  const find = stageFinder(model);
  const read = (source: FactSource, sheet: FactSheet, { today }: AsOf) => {
    const before = stateBefore(source, model.model);
    const reading = find(sheet, before, today);
    return { reading, state: settled(model, reading, before, today) };
  };
  const facts = [...new Set([...conditions.flatMap(factsOf), ...edgeDays(edges)])];
  const step = derivation(promisesOf(model), { facts, profile: [`states.${model.model}`] }, (source, sheet, asOf) => {
    const { reading, state } = read(source, sheet, asOf);
    return {
      [gives.stage]: state?.value ?? null,
      [gives.cause]: state?.cause ?? reading.cause,
      [gives.basis]: state?.basis ?? null,
      [gives.missing]: reading.missing.length === 0 ? null : reading.missing.join(', '),
      [gives.since]: state?.since ?? null,
      [gives.from]: state?.from ?? null,
    };
  });
  return {
    ...step,
    model: { name: model.model, next: (source, sheet, asOf) => read(source, sheet, asOf).state },
    holdsUntil: (source, sheet, asOf) =>
      earliest([edgesHold(edges, sheet, asOf), ...stayEnds(model, read(source, sheet, asOf).state, asOf)]),
  };
}
