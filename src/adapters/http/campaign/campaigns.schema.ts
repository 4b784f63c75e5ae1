import { z } from 'zod';
import { CAMPAIGN_STATES, CONTROL_VERSION, MOST_CONTROL_PCT } from '../../../core/campaign/campaign.js';
import { LAST_DAY_OF_EVERY_MONTH } from '../../../core/campaign/playbook-plan.js';
import { EVENT_KINDS } from '../../../core/customer/customer-event.js';
import { WHEREABOUTS } from '../../../core/measurement/campaign-totals.js';
import { ChannelSchema, InstantSchema, limitSchema, NameSchema, TitleSchema, WordsSchema } from '../schema.js';
import {
  CampaignGuardrailSchema,
  CampaignPlanSchema,
  PlanScheduleSchema,
  PromptScheduleSchema,
} from './campaign-plan.schema.js';

/** Per cent of the units that would be sent something; a new version draws anew. Nought says why. */
const ControlSchema = z.strictObject({
  sharePct: z.number().min(0).max(MOST_CONTROL_PCT),
  version: z.string().regex(CONTROL_VERSION),
  why: z.string().trim().min(1).max(500).exactOptional().describe('of a share of nought: why nobody is kept out'),
});

const schedules = [
  z.strictObject({ kind: z.literal('nightly') }),
  z.strictObject({
    kind: z.literal('monthly'),
    day: z.number().int().min(1).max(LAST_DAY_OF_EVERY_MONTH),
    everyMonths: z.number().int().min(1).max(12).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('event'), events: z.array(z.enum(EVENT_KINDS)).min(1) }),
] as const;

/** When it runs by itself; absent: when somebody says so. */
const ScheduleSchema = z.discriminatedUnion('kind', [...schedules]);
/** One that was made with the schedule of its plan may keep it. */
const KeptScheduleSchema = z.discriminatedUnion('kind', [...schedules, PromptScheduleSchema]);

export const CampaignSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    pack: z.string(),
    audience: z.record(z.string(), z.unknown()).optional(),
    control: ControlSchema.optional(),
    plan: CampaignPlanSchema.optional(),
    guardrails: z.array(CampaignGuardrailSchema).optional(),
    schedule: PlanScheduleSchema.optional().describe('absent: by hand only'),
    state: z.enum(CAMPAIGN_STATES),
    createdAt: InstantSchema,
    rev: z.number().int().min(1).optional().describe('how often it was changed; absent: never'),
  })
  .meta({ id: 'Campaign' });

export const NewCampaignSchema = z.strictObject({
  id: NameSchema,
  title: TitleSchema.exactOptional().describe('without it, that of the pack'),
  pack: NameSchema,
  control: ControlSchema.exactOptional().describe('without it, that of the plan, else the rules’ default'),
  audience: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe('conditions as rules have them; without it, everybody'),
  schedule: ScheduleSchema.nullable().exactOptional().describe('null: by hand only; without it, that of the plan'),
});
export type NewCampaignBody = z.infer<typeof NewCampaignSchema>;

export const CampaignEditSchema = z
  .strictObject({
    title: TitleSchema,
    audience: z.record(z.string(), z.unknown()).nullable().describe('null: everybody'),
    control: ControlSchema.nullable().describe('null: nobody is kept out, as before; else nought with its reason'),
    schedule: KeptScheduleSchema.nullable().describe('null: by hand only'),
  })
  .meta({ id: 'CampaignEdit' });
export type CampaignEditBody = z.infer<typeof CampaignEditSchema>;

const count = z.number().int().min(0);
const whereabouts = {
  planned: count.describe('all of them: the sum of the others'),
  held: count.describe('waits for its time, and for as long as the campaign is paused'),
  inFlight: count.describe('is being handed over, and may arrive whatever is done now'),
  sent: count.describe('the channel has it'),
  dropped: count.describe('was cancelled, or its time ran out'),
  failed: count,
  unclear: count.describe('handed over, and nobody knows what came of it'),
};

export const CampaignTotalsSchema = z
  .strictObject({
    runs: count.describe('that it took part in'),
    moving: count.describe('of those, which are not done'),
    ...whereabouts,
    channels: z.array(
      z.strictObject({
        channel: ChannelSchema,
        ...whereabouts,
        delivered: count.nullable().describe('of those sent; null: the channel does not tell'),
      }),
    ),
  })
  .meta({ id: 'CampaignTotals' });

/** The messages behind a number of the totals. */
export const CampaignOutreachQuerySchema = z.strictObject({
  after: z.string().min(1).max(600).optional().describe('`next` of the page before'),
  limit: limitSchema(50, 500),
  where: z.enum(WHEREABOUTS).optional().describe('as the totals name it; without it, all that was planned'),
  channel: ChannelSchema.optional(),
});
export type CampaignOutreachQuery = z.infer<typeof CampaignOutreachQuerySchema>;

export const ReasonSchema = z.string().trim().min(1).max(500);

export const CampaignChangeSchema = z.strictObject({
  to: z.enum(['active', 'paused', 'stopped']),
  reason: ReasonSchema,
});
export type CampaignChangeBody = z.infer<typeof CampaignChangeSchema>;
