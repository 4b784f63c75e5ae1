import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

/** A share is of one: 0.05 is five points of a hundred. Money is in minor units. */
export const METRIC_UNITS = ['share', 'minor', 'per-thousand', 'times', 'points', 'days', 'ratio', 'count'] as const;

/** What campaigns are judged by, one definition each; the list is `rules/metrics.json`. */
export type Metric = {
  readonly code: string;
  readonly title: Words;
  /** How it is counted, in words. */
  readonly definition: Words;
  readonly unit: (typeof METRIC_UNITS)[number];
  readonly better: 'higher' | 'lower';
};

/** The accidents of levers that act on each other: (a) churn alone, (b) data alone, (c) self-service alone, (d) refusals. */
export const GUARDRAIL_PRESETS = ['a', 'b', 'c', 'd'] as const;

/**
 * A metric on another lever and how far it may worsen before the campaign is warned or paused: `limit` is the margin M
 * above 0, in the metric's unit, treated against control. The list is `rules/guardrails.json`.
 */
export type Guardrail = {
  readonly code: string;
  readonly title: Words;
  /** A code of `rules/metrics.json`. */
  readonly metric: string;
  readonly limit: number;
  readonly onBreach: 'warn' | 'pause';
  readonly preset: (typeof GUARDRAIL_PRESETS)[number] | null;
  readonly why: Words;
};

function twice(list: readonly { readonly code: string }[], problems: FoundProblems): void {
  for (const [index, { code }] of list.entries()) {
    const isFirst = list.findIndex((other) => other.code === code) === index;
    if (!isFirst) problems.add(pathTo(pathTo('$', index), 'code'), 'ID_TWICE', { id: code });
  }
}

/** A code given twice is all that can be wrong between metrics. */
export function checkMetrics(metrics: readonly Metric[]): readonly Problem[] {
  const problems = new FoundProblems();
  twice(metrics, problems);
  return problems.all;
}

/** Codes are given once, and every guardrail reads a metric there is. */
export function checkGuardrails(guardrails: readonly Guardrail[], metrics: readonly Metric[]): readonly Problem[] {
  const problems = new FoundProblems();
  twice(guardrails, problems);
  for (const [index, { metric }] of guardrails.entries()) {
    if (metrics.some(({ code }) => code === metric)) continue;
    problems.add(pathTo(pathTo('$', index), 'metric'), 'UNKNOWN_METRIC', { metric });
  }
  return problems.all;
}
