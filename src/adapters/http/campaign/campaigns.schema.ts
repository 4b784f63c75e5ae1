import { z } from 'zod';
import { CAMPAIGN_STATES, CONTROL_VERSION, MOST_CONTROL_PCT } from '../../../core/campaign/campaign.js';
import { InstantSchema, NameSchema, WordsSchema } from '../schema.js';
import { CampaignGuardrailSchema, CampaignPlanSchema } from './campaign-plan.schema.js';

/** Per cent of the units that would be sent something; a new version draws anew. */
const ControlSchema = z.strictObject({
  sharePct: z.number().min(0).max(MOST_CONTROL_PCT),
  version: z.string().regex(CONTROL_VERSION),
});

export const CampaignSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    pack: z.string(),
    audience: z.record(z.string(), z.unknown()).optional(),
    control: ControlSchema.optional(),
    plan: CampaignPlanSchema.optional(),
    guardrails: z.array(CampaignGuardrailSchema).optional(),
    state: z.enum(CAMPAIGN_STATES),
    createdAt: InstantSchema,
  })
  .meta({ id: 'Campaign' });

const TitleSchema = z.strictObject({ 'zh-CN': z.string().min(1).max(200), en: z.string().min(1).max(200) });

export const NewCampaignSchema = z.strictObject({
  id: NameSchema,
  title: TitleSchema.exactOptional().describe('without it, that of the pack'),
  pack: NameSchema,
  control: ControlSchema.exactOptional(),
  audience: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe('conditions as rules have them; without it, everybody'),
});
export type NewCampaignBody = z.infer<typeof NewCampaignSchema>;

export const ReasonSchema = z.string().trim().min(1).max(500);

export const CampaignChangeSchema = z.strictObject({
  to: z.enum(['active', 'paused', 'stopped']),
  reason: ReasonSchema,
});
export type CampaignChangeBody = z.infer<typeof CampaignChangeSchema>;
