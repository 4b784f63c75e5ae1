import { type Condition, factsOf } from '../condition/condition.js';
import { type CodeTest, TRUE, UNKNOWN } from '../condition/evaluate-condition.js';
import type { Derivation } from '../facts/derive-facts.js';
import type { ModelState } from '../facts/model-state.js';
import { NOT_ENOUGH_DATA } from '../facts/models/decision.js';
import { stateAfter, stateBefore } from '../facts/models/remember.js';
import { conditionEdges, edgeDays, edgesInRow } from '../facts/models/turns.js';
import type { Clock } from '../facts/row/clock.js';
import { type FactRow, type PlaceOf, rowTest } from '../facts/row/fact-row.js';
import { placedDerivation } from '../facts/row/placed-derivation.js';
import { type Day, dayNumber, daysBetween } from '../kit/day.js';
import type { StageModel, StagePart, StageRule, StageVerdict } from './stage-model.js';

/** `missing` names the facts that stood in the way; empty where there is a stage. */
type StageReading = {
  readonly stage: string | null;
  readonly cause: string;
  readonly basis: string | null;
  readonly missing: readonly string[];
};

type Finder = (row: FactRow, before: ModelState | null, today: Day) => StageReading;

/** `asked`: the facts of the rule's conditions and their places. */
type Tested = StageRule & {
  readonly test: CodeTest<FactRow>;
  readonly asked: readonly { readonly fact: string; readonly place: number }[];
  readonly reading: StageReading;
};

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
function missingFor(open: readonly Tested[], row: FactRow): readonly string[] {
  const missing = new Set<string>();
  for (const { asked } of open) for (const { fact, place } of asked) if (row[place] === null) missing.add(fact);
  return [...missing];
}

/** What the first rule that holds for the customer says; without one, those that could not be answered. */
function firstThatHolds(tested: readonly Tested[], row: FactRow, before: ModelState | null, today: Day) {
  let open: Tested[] | null = null;
  for (const rule of tested) {
    if (!isFor(rule, before, today)) continue;
    const truth = rule.test(row);
    if (truth === TRUE) return rule.reading;
    if (truth !== UNKNOWN) continue;
    open ??= [];
    open.push(rule);
  }
  return open;
}

function testedRule(rule: StageRule, basis: string, placeOf: PlaceOf): Tested {
  const { stage, cause, conditions } = rule;
  return {
    ...rule,
    test: rowTest(conditions, placeOf),
    asked: factsOf(conditions).map((fact) => ({ fact, place: placeOf(fact) })),
    reading: { stage, cause, basis, missing: [] },
  };
}

function partFinder({ basis, when, rules, otherwise }: StagePart, placeOf: PlaceOf): Finder {
  const speaks = when === null ? null : rowTest(when, placeOf);
  const tested = rules.map((rule) => testedRule(rule, basis, placeOf));
  const rest = otherwise === null ? null : { ...otherwise, basis, missing: [] };
  return (row, before, today) => {
    if (speaks !== null && speaks(row) !== TRUE) return NO_STAGE;
    const found = firstThatHolds(tested, row, before, today);
    if (found === null) return rest ?? NO_STAGE;
    return 'stage' in found ? found : { ...NO_STAGE, missing: missingFor(found, row) };
  };
}

/**
 * Finds the stage by the first part of the model that knows one; within a part by the first rule that holds. A rule that
 * cannot be answered does not hold a later one back, but it bars `otherwise`: what is left over is known only when all
 * else is ruled out.
 */
export function stageFinder(model: Pick<StageModel, 'parts'>, placeOf: PlaceOf): Finder {
  const parts = model.parts.map((part) => partFinder(part, placeOf));
  return (row, before, today) => {
    let reading = NO_STAGE;
    for (const find of parts) {
      reading = find(row, before, today);
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

/** When (milliseconds) a hold or a limited rule ends by itself, given the customer's state; Infinity: never. */
function stayEnding({ stay, parts }: StageModel): (clock: Clock, state: ModelState | null) => number {
  const limited = parts.flatMap(({ rules }) => rules.filter(({ forDays }) => forDays !== null));
  return (clock, state) => {
    let first = Number.POSITIVE_INFINITY;
    if (state === null) return first;
    const { value, cause, basis, since } = state;
    const ends = (days: number) => {
      const end = clock.startOf(dayNumber(since) + days);
      if (end > clock.now.getTime() && end < first) first = end;
    };
    for (const rule of limited) if (rule.stage === value && rule.cause === cause) ends(rule.forDays ?? 0);
    if (basis === stay.held) ends(stay.days[value] ?? 0);
    return first;
  };
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
  const facts = [...new Set([...conditions.flatMap(factsOf), ...edgeDays(edges)])];
  return placedDerivation(
    promisesOf(model),
    { facts, profile: [`states.${model.model}`] },
    (placeOf) => {
      const [stage, cause, basis] = [placeOf(gives.stage), placeOf(gives.cause), placeOf(gives.basis)];
      const [missing, since, from] = [placeOf(gives.missing), placeOf(gives.since), placeOf(gives.from)];
      const find = stageFinder(model, placeOf);
      const hold = edgesInRow(edges, placeOf);
      const stayEnds = stayEnding(model);
      return {
        fill: ({ source, clock }, row) => {
          const before = stateBefore(source, model.model);
          const reading = find(row, before, clock.today);
          const state = settled(model, reading, before, clock.today);
          row[stage] = state?.value ?? null;
          row[cause] = state?.cause ?? reading.cause;
          row[basis] = state?.basis ?? null;
          row[missing] = reading.missing.length === 0 ? null : reading.missing.join(', ');
          row[since] = state?.since ?? null;
          row[from] = state?.from ?? null;
          return state;
        },
        holds: ({ clock }, row, state) =>
          Math.min(hold?.(clock, row) ?? Number.POSITIVE_INFINITY, stayEnds(clock, state)),
      };
    },
    model.model,
  );
}
