import { z } from 'zod';
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
