import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import { items, within } from '../policy/read-lists.js';
import { HARMS, type HazardRules } from './fatigue/hazard.js';

/** `rules/policy/measurement.json`: when something measured may be said, and how far apart is still at the same time. */
export type MeasurementRules = {
  readonly fatigue: HazardRules;
  /** Arms reached to shares less than this apart cannot tell an effect on those reached. */
  readonly reached: { readonly leastGap: number };
  /** Another campaign's assignment so many days before or after is one at the same time. */
  readonly overlap: { readonly days: number };
};

const MOST_DAYS = 365;
const MOST_CONTACTS = 1_000;
const MOST_COUNT = 1_000_000;
/** Harms of 1,000 customers in a window; more than all of them is no mark. */
const MOST_RATE = 1_000;
const LEAST = Number.EPSILON;

type Fields = Readonly<Record<string, unknown>>;

function checkLevels(found: FoundProblems, json: unknown): void {
  let last = -1;
  items(found, json, '$.fatigue.levels', (level, path) => {
    // The first is 0, so that everybody is at one level; each next one is above it.
    within(found, level, path, last + 1, last === -1 ? 0 : MOST_CONTACTS);
    if (typeof level === 'number') last = Math.max(last, level);
  });
}

function checkMarks(found: FoundProblems, json: unknown): void {
  const path = '$.fatigue.marks';
  const marks: Fields = found.object(json, path, HARMS) ?? {};
  for (const harm of HARMS) {
    const at = pathTo(path, harm);
    const fields = found.object(marks[harm], at, ['onTargetFrom', 'saturatedFrom']);
    if (!fields) continue;
    within(found, fields.onTargetFrom, pathTo(at, 'onTargetFrom'), LEAST, MOST_RATE);
    within(found, fields.saturatedFrom, pathTo(at, 'saturatedFrom'), Number(fields.onTargetFrom), MOST_RATE);
  }
}

function checkFatigue(found: FoundProblems, json: unknown): void {
  const fields = found.object(json, '$.fatigue', ['windowDays', 'days', 'levels', 'confidence', 'marks', 'least']);
  if (!fields) return;
  within(found, fields.windowDays, '$.fatigue.windowDays', 1, MOST_DAYS);
  within(found, fields.days, '$.fatigue.days', 1, MOST_DAYS);
  within(found, fields.confidence, '$.fatigue.confidence', 0.5, 0.999);
  checkLevels(found, fields.levels);
  checkMarks(found, fields.marks);
  const least = found.object(fields.least, '$.fatigue.least', ['customers', 'events']);
  if (!least) return;
  within(found, least.customers, '$.fatigue.least.customers', 1, MOST_COUNT);
  within(found, least.events, '$.fatigue.least.events', 1, MOST_COUNT);
}

/**
 * Reads `rules/policy/measurement.json`, naming everything that is wrong with it at its JSON path. `keptDays`: for how long
 * the ledger keeps contacts at least; what is learnt must not look back further.
 */
export function readMeasurementRules(json: unknown, keptDays: number): Read<MeasurementRules> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', ['fatigue', 'reached', 'overlap']);
  if (fields) {
    checkFatigue(found, fields.fatigue);
    const reached = found.object(fields.reached, '$.reached', ['leastGap']);
    if (reached) within(found, reached.leastGap, '$.reached.leastGap', LEAST, 1);
    const overlap = found.object(fields.overlap, '$.overlap', ['days']);
    if (overlap) within(found, overlap.days, '$.overlap.days', 1, MOST_DAYS);
  }
  const rules = json as MeasurementRules;
  if (found.count === 0) {
    within(found, rules.fatigue.days, '$.fatigue.days', 1, keptDays - rules.fatigue.windowDays);
  }
  return found.result(rules);
}

/** Nothing is ever enough to say anything. */
export const NO_MEASUREMENT: MeasurementRules = {
  fatigue: {
    ...{ windowDays: 28, days: 28, levels: [0], confidence: 0.95 },
    marks: { optOut: { onTargetFrom: 0, saturatedFrom: 0 }, complaint: { onTargetFrom: 0, saturatedFrom: 0 } },
    least: { customers: Number.POSITIVE_INFINITY, events: Number.POSITIVE_INFINITY },
  },
  reached: { leastGap: 1 },
  overlap: { days: 1 },
};
