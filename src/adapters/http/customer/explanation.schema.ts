import { z } from 'zod';
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
    have: value.nullable().describe('null is missing; then the truth is unknown'),
    operator: z.enum(OPERATORS),
    need: z.union([value, z.array(z.union([z.string(), z.number()]))]),
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

export const ExplanationSchema = z.strictObject({
  customerId: z.string(),
  ruleId: z.string(),
  ruleTitle: WordsSchema,
  ruleVersion: z.strictObject({ pack: z.string(), version: z.number().int() }),
  runId: z.string().nullable().describe('the run that is explained; null if the rule never ran'),
  factsFrom: z.enum(['run', 'today']),
  asOf: InstantSchema,
  matched: truth,
  conditions: NodeSchema,
  missing: z.array(z.string()),
  left: z.strictObject({ stage: z.enum(STAGES), refusals: z.array(RefusalSchema) }).nullable(),
  decision: DecisionSchema.nullable(),
});
