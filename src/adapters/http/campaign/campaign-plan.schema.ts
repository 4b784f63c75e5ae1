import { z } from 'zod';
import { INTENDED_CHANNELS, OUTCOMES, PROMPT_PLACES, TEAMS } from '../../../core/campaign/playbook-plan.js';
import { EVENT_KINDS } from '../../../core/customer/customer-event.js';
import { WordsSchema } from '../schema.js';

export const PromptScheduleSchema = z.strictObject({ kind: z.literal('prompt'), at: z.array(z.enum(PROMPT_PLACES)) });

export const PlanScheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nightly') }),
  z.strictObject({ kind: z.literal('monthly'), day: z.number().int(), everyMonths: z.number().int().optional() }),
  z.strictObject({ kind: z.literal('event'), events: z.array(z.enum(EVENT_KINDS)) }),
  PromptScheduleSchema,
]);

/** What the plan of a pack and that of a campaign have in common. */
export const planFields = {
  lever: z.string(),
  stages: z.array(z.string()),
  objective: WordsSchema,
  hypothesis: WordsSchema,
  primaryMetric: z.string(),
  horizonDays: z.number().int(),
  control: z.strictObject({ sharePct: z.number(), why: WordsSchema.optional() }),
  schedule: PlanScheduleSchema,
  suppression: z.strictObject({
    after: z.array(z.strictObject({ outcome: z.enum(OUTCOMES), days: z.number().int() })),
    holds: z.array(z.string()),
  }),
  intendedChannels: z.array(z.enum(INTENDED_CHANNELS)),
  briefing: z.array(z.enum(TEAMS)),
  checks: WordsSchema.optional(),
};

export const CampaignPlanSchema = z.strictObject(planFields).meta({ id: 'CampaignPlan' });

export const CampaignGuardrailSchema = z
  .strictObject({
    guardrail: z.string(),
    metric: z.string(),
    limit: z.number().describe('how far the metric may worsen against control, in its unit'),
    onBreach: z.enum(['warn', 'pause']),
  })
  .meta({ id: 'CampaignGuardrail' });
