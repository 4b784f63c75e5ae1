import { CHANNELS, PROMPT_CHANNELS, PURPOSES } from '../../customer/consent.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { listOf, within } from '../read-lists.js';
import { ENGAGEMENTS, type FatigueRules } from './fatigue.js';

const MOST_DAYS = 365;
const MOST_LAMBDA = 10;
const MOST_WEIGHT = 100;
const MOST_PRESSURE = 10_000;
/** Anything above zero. */
const LEAST = Number.EPSILON;

function checkWeights(
  found: FoundProblems,
  json: unknown,
  path: string,
  names: readonly string[],
  optional: readonly string[] = [],
): void {
  const fields = found.object(json, path, names, optional);
  if (!fields) return;
  for (const name of [...names, ...optional]) {
    if (Object.hasOwn(fields, name)) within(found, fields[name], pathTo(path, name), 0, MOST_WEIGHT);
  }
}

function checkLabels(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, ['onTargetFrom', 'saturatedFrom']);
  if (!fields) return;
  within(found, fields.onTargetFrom, pathTo(path, 'onTargetFrom'), 0, MOST_PRESSURE);
  within(found, fields.saturatedFrom, pathTo(path, 'saturatedFrom'), Number(fields.onTargetFrom), MOST_PRESSURE);
}

/** Reads `rules/policy/fatigue.json`, naming everything that is wrong with it at its JSON path. */
export function readFatigue(json: unknown): Read<FatigueRules> {
  const found = new FoundProblems();
  const names = ['halfLifeDays', 'lambda', 'stopAt', 'weights', 'credits', 'exempt', 'labels'];
  const fields = found.object(json, '$', names);
  if (fields) {
    within(found, fields.halfLifeDays, '$.halfLifeDays', LEAST, MOST_DAYS);
    within(found, fields.lambda, '$.lambda', 0, MOST_LAMBDA);
    within(found, fields.stopAt, '$.stopAt', LEAST, MOST_PRESSURE);
    checkWeights(found, fields.weights, '$.weights', CHANNELS, PROMPT_CHANNELS);
    checkWeights(found, fields.credits, '$.credits', ENGAGEMENTS);
    if (!Array.isArray(fields.exempt)) found.wrongType('$.exempt', 'array', fields.exempt);
    else if (fields.exempt.length > 0) listOf(found, fields.exempt, '$.exempt', PURPOSES);
    checkLabels(found, fields.labels, '$.labels');
  }
  return found.result(json as FatigueRules);
}
