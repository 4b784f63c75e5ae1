import { z } from 'zod';
import { ProblemSchema } from '../errors/error-answer.js';
import { ChannelSchema, InstantSchema, WordsSchema } from '../schema.js';
import { FindingSchema } from './findings.schema.js';

/**
 * Any JSON object: what a pack may hold is the pack checker's to say, once, for the door, the shell and the files.
 * The published form is at `/api/v1/schemas/rule-pack`.
 */
export const RulePackBodySchema = z
  .record(z.string(), z.unknown())
  .describe('a rule pack; its JSON Schema is served at /api/v1/schemas/rule-pack')
  .meta({ id: 'RulePackBody' });

const RuleSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    priority: z.number().optional(),
    conditions: z.unknown().describe('json-rules-engine conditions, as written'),
    event: z.strictObject({
      type: z.literal('offer'),
      params: z.strictObject({
        offerId: z.string(),
        channel: ChannelSchema,
        lever: z.string(),
        schedule: z.strictObject({ delayHours: z.number(), expireHours: z.number() }),
      }),
    }),
  })
  .meta({ id: 'Rule' });

const version = {
  pack: z.string(),
  version: z.number().int(),
  content: z.strictObject({ pack: z.string(), title: WordsSchema, rules: z.array(RuleSchema) }),
  hash: z.string(),
  createdAt: InstantSchema,
  createdBy: z.string(),
};

export const RuleVersionSchema = z.strictObject(version).meta({ id: 'RuleVersion' });

/** A version, and what the verifier says of it. */
export const SavedVersionSchema = z
  .strictObject({ ...version, findings: z.array(FindingSchema) })
  .meta({ id: 'SavedRuleVersion' });

export const PackCheckSchema = z.strictObject({ ok: z.boolean(), problems: z.array(ProblemSchema) });
