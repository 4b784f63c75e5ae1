import { z } from 'zod';
import { MOST_CONTROL_PCT } from '../../core/campaign/campaign.js';
import { checkPlaybookPlan, type PlanNames } from '../../core/campaign/check-playbook-plan.js';
import {
  checkGuardrails,
  checkMetrics,
  GUARDRAIL_PRESETS,
  type Guardrail,
  METRIC_UNITS,
  type Metric,
} from '../../core/campaign/guardrail.js';
import { checkHolds, type Hold } from '../../core/campaign/hold.js';
import type { Lever } from '../../core/campaign/lever.js';
import {
  INTENDED_CHANNELS,
  LAST_DAY_OF_EVERY_MONTH,
  type PlaybookPlan,
  PROMPT_PLACES,
  SUPPRESSING,
  TEAMS,
} from '../../core/campaign/playbook-plan.js';
import { EVENT_KINDS } from '../../core/customer/customer-event.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { inFile, readRuleFile } from './rule-files-json.js';
import { listIn } from './rule-files-list.js';
import { IdSchema, readShape, WordsSchema } from './rule-files-shape.js';

/** Longest anybody waits for an effect, or leaves a customer alone. */
const MOST_DAYS = 730;

const DaysSchema = z.int().min(1).max(MOST_DAYS);
const LimitSchema = z.number().positive();

const MetricSchema: z.ZodType<Metric> = z.strictObject({
  code: IdSchema,
  title: WordsSchema,
  definition: WordsSchema,
  unit: z.enum(METRIC_UNITS),
  better: z.enum(['higher', 'lower']),
});

const GuardrailSchema: z.ZodType<Guardrail> = z.strictObject({
  code: IdSchema,
  title: WordsSchema,
  metric: IdSchema,
  limit: LimitSchema,
  onBreach: z.enum(['warn', 'pause']),
  preset: z.enum(GUARDRAIL_PRESETS).nullable(),
  why: WordsSchema,
});

const HoldSchema: z.ZodType<Hold> = z.strictObject({
  id: IdSchema,
  title: WordsSchema,
  conditions: z.unknown(),
  always: z.boolean().exactOptional(),
});

export const ScheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nightly') }),
  z.strictObject({
    kind: z.literal('monthly'),
    day: z.int().min(1).max(LAST_DAY_OF_EVERY_MONTH),
    everyMonths: z.int().min(1).max(12).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('event'), events: z.array(z.enum(EVENT_KINDS)).min(1) }),
  z.strictObject({ kind: z.literal('prompt'), at: z.array(z.enum(PROMPT_PLACES)).min(1) }),
]);

const PlanSchema: z.ZodType<PlaybookPlan> = z.strictObject({
  pack: IdSchema,
  lever: IdSchema,
  stages: z.array(z.string().min(1)).min(1),
  objective: WordsSchema,
  hypothesis: WordsSchema,
  primaryMetric: IdSchema,
  horizonDays: DaysSchema,
  guardrails: z.array(z.strictObject({ guardrail: IdSchema, limit: LimitSchema.exactOptional() })).min(1),
  control: z.strictObject({ sharePct: z.number().min(0).max(MOST_CONTROL_PCT), why: WordsSchema.exactOptional() }),
  schedule: ScheduleSchema,
  suppression: z.strictObject({
    after: z.array(z.strictObject({ outcome: z.enum(SUPPRESSING), days: DaysSchema })).min(1),
    holds: z.array(IdSchema),
  }),
  intendedChannels: z.array(z.enum(INTENDED_CHANNELS)).min(1),
  briefing: z.array(z.enum(TEAMS)).min(1),
  checks: WordsSchema.exactOptional(),
});

/** What the plans of all packs are made from. */
export type PlaybookTerms = {
  readonly metrics: readonly Metric[];
  readonly guardrails: readonly Guardrail[];
  readonly holds: readonly Hold[];
};

/** Metrics, guardrails and holds; what is wrong is added to `problems`. */
export async function readPlaybookTerms(
  rulesDir: string,
  catalogue: FactCatalogue,
  problems: Problem[],
): Promise<PlaybookTerms> {
  const metrics = await listIn(rulesDir, 'metrics.json', MetricSchema, checkMetrics, problems);
  const checkAgainst = (list: readonly Guardrail[]) => checkGuardrails(list, metrics);
  const guardrails = await listIn(rulesDir, 'guardrails.json', GuardrailSchema, checkAgainst, problems);
  const checkBy = (list: readonly Hold[]) => checkHolds(list, catalogue);
  const holds = await listIn(rulesDir, 'holds.json', HoldSchema, checkBy, problems);
  return { metrics, guardrails, holds };
}

/** The names a plan is checked against. */
export function planNamesOf(terms: PlaybookTerms, levers: readonly Lever[], catalogue: FactCatalogue): PlanNames {
  return { ...terms, levers, stages: catalogue.get('lifecycleStage')?.values ?? [] };
}

/** The plan in a file, or null with the reasons among the problems. */
export async function readPlan(
  dir: string,
  file: string,
  pack: string,
  names: PlanNames,
  problems: Problem[],
): Promise<PlaybookPlan | null> {
  const json = await readRuleFile(dir, file);
  if (!json.ok) {
    problems.push(...json.problems);
    return null;
  }
  const read = readShape(json.value.json, PlanSchema);
  const found = read.ok ? checkPlaybookPlan(read.value, pack, names) : read.problems;
  problems.push(...found.map((problem) => inFile(file, problem)));
  return read.ok ? read.value : null;
}
