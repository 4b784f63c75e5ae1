import { z } from 'zod';
import { STAGES } from '../../../core/policy/refusal.js';
import { ChannelSchema, InstantSchema } from '../schema.js';
import { RulePackBodySchema } from './rule-packs.schema.js';

const SideSchema = z
  .union([z.strictObject({ version: z.int().min(1) }), z.strictObject({ content: RulePackBodySchema })])
  .nullable()
  .describe('a stored version, a pack that is not stored, or null for no rules at all');

export const DiffBodySchema = z
  .strictObject({
    before: SideSchema,
    after: SideSchema,
    share: z.number().min(0).max(1).default(0).describe('share of the base to ask; 0 compares the rules only'),
  })
  .meta({ id: 'PackDiffBody' });
export type DiffBody = z.infer<typeof DiffBodySchema>;

const JsonChangeSchema = z
  .strictObject({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })
  .meta({ id: 'JsonChange' });

const MovedSchema = z.strictObject({ count: z.number().int(), samples: z.array(z.string()) });
const audience = { before: z.number().int(), after: z.number().int(), enters: MovedSchema, leaves: MovedSchema };

export const PackDiffSchema = z
  .strictObject({
    pack: z.string(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    changed: z.array(z.strictObject({ rule: z.string(), changes: z.array(JsonChangeSchema) })),
    changes: z.array(JsonChangeSchema),
    audience: z
      .strictObject({
        customers: z.number().int(),
        whole: z.strictObject(audience).describe('whoever some rule of the pack matches'),
        rules: z.array(z.strictObject({ rule: z.string(), ...audience })),
      })
      .nullable(),
  })
  .meta({ id: 'PackDiff' });

export const ShareQuerySchema = z.strictObject({
  share: z.coerce.number().gt(0).max(1).default(1).describe('share of the base to ask'),
});
export type ShareQuery = z.infer<typeof ShareQuerySchema>;

export const DraftFunnelBodySchema = z
  .strictObject({
    content: RulePackBodySchema,
    share: z.number().gt(0).max(1).default(1).describe('share of the base to ask'),
  })
  .meta({ id: 'DraftFunnelBody' });
export type DraftFunnelBody = z.infer<typeof DraftFunnelBodySchema>;

export const AudienceFunnelSchema = z
  .strictObject({
    asOf: InstantSchema.describe('the business instant of the count'),
    refreshing: z
      .number()
      .int()
      .describe('customers whose facts are being refreshed, counted as they are now; 0 where they are few'),
    customers: z.number().int(),
    matched: z.number().int(),
    steps: z.array(
      z.strictObject({
        path: z.string().describe('JSON path under the conditions of the rule'),
        alone: z.number().int().describe('of whom this part is true'),
        left: z.number().int().describe('of whom this part and all before it are true'),
        marginal: z.number().int().describe('who would match without this part'),
      }),
    ),
    parts: z.array(z.strictObject({ path: z.string(), effect: z.number().int() })).describe('every part, however deep'),
    reach: z
      .strictObject({
        matched: z.number().int(),
        reached: z.number().int().describe('who would be reached, short of scarcity and caps'),
        left: z.array(z.strictObject({ stage: z.enum(STAGES), code: z.string(), customers: z.number().int() })),
      })
      .describe('the decision a run would make, stage by stage'),
    channels: z
      .array(z.strictObject({ channel: ChannelSchema, reached: z.number().int() }))
      .describe('who would be reached if the rule used that channel'),
  })
  .meta({ id: 'AudienceFunnel' });
