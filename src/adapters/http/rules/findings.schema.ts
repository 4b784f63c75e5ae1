import { z } from 'zod';
import { BASES, FINDING_KINDS, OPEN_REASONS, SEVERITIES } from '../../../core/rules/check/finding.js';
import { ProblemSchema } from '../errors/error-answer.js';
import { WordsSchema } from '../schema.js';

const Basis = z.enum(BASES).describe('single-facts: facts made of one another are not known to be related');
const FactValueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable();

const ClaimSchema = z
  .union([
    z.strictObject({
      kind: z.literal('proved'),
      how: z.enum(['searched', 'compared']),
      facts: z.array(z.string()),
      steps: z.number().int(),
      basis: Basis,
    }),
    z.strictObject({
      kind: z.literal('witnessed'),
      sheet: z.record(z.string(), z.unknown()).describe('a customer who shows it'),
      matches: z.array(z.string()),
      basis: Basis,
    }),
    z.strictObject({
      kind: z.literal('undecided'),
      reason: z.enum(OPEN_REASONS),
      limit: z.number(),
      open: z.number().int(),
    }),
  ])
  .meta({ id: 'FindingClaim' });

const StretchSchema = z.union([
  z.strictObject({ kind: z.literal('values'), values: z.array(FactValueSchema) }),
  z.strictObject({ kind: z.literal('between'), low: FactValueSchema, high: FactValueSchema }),
]);

export const FindingSchema = z
  .strictObject({
    kind: z.enum(FINDING_KINDS),
    severity: z.enum(SEVERITIES),
    rules: z.array(z.strictObject({ pack: z.string(), rule: z.string() })),
    paths: z.array(z.string()),
    facts: z.array(z.string()),
    stretch: StretchSchema.optional(),
    lever: z.string().optional().describe('the lever that does not suit the stages of the stretch'),
    cycle: z.array(z.string()).optional(),
    claim: ClaimSchema,
    words: WordsSchema,
  })
  .meta({ id: 'Finding' });

/** `ok`: it can run, and nothing found is an error. Findings never stop a pack from being saved. */
export const VerifiedPackSchema = z.strictObject({
  ok: z.boolean(),
  problems: z.array(ProblemSchema),
  findings: z.array(FindingSchema),
});
