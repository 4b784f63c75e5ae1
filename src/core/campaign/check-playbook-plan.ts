import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Problem } from '../kit/problem.js';
import { LEAST_CONTROL_PCT } from './control/default-control.js';
import type { Guardrail, Metric } from './guardrail.js';
import type { Hold } from './hold.js';
import type { Lever } from './lever.js';
import type { PlaybookPlan } from './playbook-plan.js';

/** What the names in a plan must be among. */
export type PlanNames = {
  readonly levers: readonly Lever[];
  readonly stages: readonly string[];
  readonly metrics: readonly Metric[];
  readonly guardrails: readonly Guardrail[];
  readonly holds: readonly Hold[];
};

/** Names everything that is wrong with a plan whose fields are right: what it names must exist, once, and the pack is its own. */
export function checkPlaybookPlan(plan: PlaybookPlan, pack: string, names: PlanNames): readonly Problem[] {
  const problems = new FoundProblems();
  if (plan.pack !== pack) problems.add('$.pack', 'PLAN_OF_ANOTHER_PACK', { pack });
  const levers = names.levers.map(({ id }) => id);
  among(plan.lever, levers, '$.lever', problems);
  for (const [index, stage] of plan.stages.entries()) among(stage, names.stages, pathTo('$.stages', index), problems);
  if (!names.metrics.some(({ code }) => code === plan.primaryMetric)) {
    problems.add('$.primaryMetric', 'UNKNOWN_METRIC', { metric: plan.primaryMetric });
  }
  for (const [index, { guardrail }] of plan.guardrails.entries()) {
    if (names.guardrails.some(({ code }) => code === guardrail)) continue;
    problems.add(pathTo(pathTo('$.guardrails', index), 'guardrail'), 'UNKNOWN_GUARDRAIL', { guardrail });
  }
  for (const [index, hold] of plan.suppression.holds.entries()) {
    if (names.holds.some(({ id }) => id === hold)) continue;
    problems.add(pathTo('$.suppression.holds', index), 'UNKNOWN_HOLD', { hold });
  }
  repeats(plan, problems);
  if (plan.control.sharePct < LEAST_CONTROL_PCT && plan.control.why === undefined) {
    problems.add('$.control.why', 'NO_CONTROL_UNEXPLAINED');
  }
  return problems.all;
}

function among(value: string, allowed: readonly string[], path: string, problems: FoundProblems): void {
  if (!allowed.includes(value)) problems.add(path, 'VALUE_NOT_ALLOWED', { value, allowed: allowed.join(', ') });
}

function repeats(
  { stages, guardrails, suppression, intendedChannels, briefing }: PlaybookPlan,
  problems: FoundProblems,
) {
  const lists: Readonly<Record<string, readonly string[]>> = {
    '$.stages': stages,
    '$.guardrails': guardrails.map(({ guardrail }) => guardrail),
    '$.suppression.after': suppression.after.map(({ outcome }) => outcome),
    '$.suppression.holds': suppression.holds,
    '$.intendedChannels': intendedChannels,
    '$.briefing': briefing,
  };
  for (const [path, list] of Object.entries(lists)) {
    for (const [index, value] of list.entries()) {
      if (list.indexOf(value) < index) problems.add(pathTo(path, index), 'VALUE_TWICE', { value });
    }
  }
}
