import { z } from 'zod';
import { OUTREACH_STATES } from '../../../core/outreach/outreach.js';
import { ChannelSchema, InstantSchema, PurposeSchema } from '../schema.js';

export const OutreachSchema = z
  .strictObject({
    id: z.string().describe('out_…'),
    runId: z.string(),
    campaignId: z.string(),
    customerId: z.string(),
    step: z.number().int(),
    channel: ChannelSchema,
    purpose: PurposeSchema,
    ruleId: z.string(),
    offerId: z.string(),
    dueAt: InstantSchema,
    expiresAt: InstantSchema,
    zone: z.string(),
    state: z.enum(OUTREACH_STATES),
    attempt: z.number().int(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Outreach' });
