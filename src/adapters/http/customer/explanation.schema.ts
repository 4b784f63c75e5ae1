import { z } from 'zod';
import { UNKNOWN_MEANINGS } from '../../../core/condition/condition.js';
import { TRUTHS } from '../../../core/condition/evaluate-condition.js';
import { OPERATORS } from '../../../core/condition/operators.js';
import { STAGES } from '../../../core/policy/refusal.js';
import { DecisionSchema, RefusalSchema } from '../campaign/decisions.schema.js';
import { InstantSchema, WordsSchema } from '../schema.js';

const value = z.union([z.string(), z.number(), z.boolean()]);
const truth = z.enum(TRUTHS);

const LeafSchema = z
  .strictObject({
    kind: z.literal('leaf'),
    truth,
    fact: z.string(),
    have: z
      .union([value, z.array(z.unknown())])
      .nullable()
      .describe(
        'null is missing; then the truth is unknown, or what the rule says of unknown. A series or a list is an array',
      ),
    operator: z.enum(OPERATORS),
    need: z.union([value, z.array(z.union([z.string(), z.number()])), z.record(z.string(), z.unknown())]),
    unknown: z.enum(UNKNOWN_MEANINGS).optional(),
    words: WordsSchema,
  })
  .meta({ id: 'ExplainedLeaf' });

/** A tree of any depth: in the document it refers to itself. */
const NodeSchema: z.ZodType = z
  .lazy(() =>
    z.union([
      LeafSchema,
      z.strictObject({ kind: z.enum(['all', 'any']), truth, of: z.array(NodeSchema) }),
      z.strictObject({ kind: z.literal('not'), truth, of: NodeSchema }),
    ]),
  )
  .meta({ id: 'Explained' });

const HowFarSchema = z
  .strictObject({
    changes: z.array(
      z.strictObject({
        path: z.string().describe('JSON path under the conditions of the rule'),
        fact: z.string(),
        have: z.unknown(),
        operator: z.enum(OPERATORS),
        need: z.unknown(),
        negated: z.boolean().describe('the condition would have to be false'),
        to: z.unknown().describe('the nearest value that would do; null where no single value says it'),
        distance: z.number(),
        influence: z.boolean().describe('false for what nobody can influence'),
        words: WordsSchema,
      }),
    ),
    distance: z.number(),
    exact: z.boolean().describe('nothing smaller exists; else the smallest that was seen'),
  })
  .meta({ id: 'HowFar' });

export const ExplanationSchema = z.strictObject({
  customerId: z.string(),
  ruleId: z.string(),
  ruleTitle: WordsSchema,
  ruleVersion: z
    .strictObject({ pack: z.string(), version: z.number().int() })
    .describe('version 0: a pack that is not stored'),
  alsoIn: z.array(z.string()).describe('other packs that have a rule of this id, where the question named no pack'),
  runId: z.string().nullable().describe('the run that is explained; null if the rule never ran'),
  factsFrom: z.enum(['run', 'today']),
  asOf: InstantSchema,
  matched: truth,
  conditions: NodeSchema,
  audience: NodeSchema.nullable().describe('whom the campaign of the run is for; null is everybody'),
  missing: z.array(z.string()),
  howFar: HowFarSchema.nullable(),
  left: z.strictObject({ stage: z.enum(STAGES), refusals: z.array(RefusalSchema) }).nullable(),
  decision: DecisionSchema.nullable(),
});
