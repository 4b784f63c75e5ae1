import { z } from 'zod';
import { STAGES } from '../../../core/policy/refusal.js';
import { ChannelSchema, InstantSchema, PurposeSchema, WordsSchema } from '../schema.js';

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();

export const RefusalSchema = z
  .strictObject({
    code: z.string(),
    component: z.string(),
    have: value,
    need: value,
    words: WordsSchema,
  })
  .meta({ id: 'Refusal' });

const CandidateSchema = z
  .strictObject({
    ruleId: z.string(),
    offerId: z.string(),
    channel: ChannelSchema,
    lever: z.string(),
    score: z.number().nullable(),
    factors: z.strictObject({ p: z.number(), c: z.number(), v: z.number(), l: z.number() }).nullable(),
    left: z.strictObject({ stage: z.enum(STAGES), refusals: z.array(RefusalSchema) }).nullable(),
  })
  .meta({ id: 'Candidate' });

const PlannedSchema = z
  .strictObject({
    ruleId: z.string(),
    offerId: z.string(),
    channel: ChannelSchema,
    purpose: PurposeSchema,
    outreachId: z.string().describe('out_…'),
    dueAt: InstantSchema,
    expiresAt: InstantSchema,
    zone: z.string(),
    zoneAssumed: z.boolean(),
    postponed: z.boolean(),
    runnerUp: z.string().nullable(),
  })
  .meta({ id: 'Planned' });

const OutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scheduled'), planned: PlannedSchema }),
  z.strictObject({ kind: z.literal('refused'), stage: z.enum(STAGES), code: z.string(), words: WordsSchema }),
]);

export const DecisionSchema = z
  .strictObject({
    id: z.string().describe('dec_…'),
    runId: z.string(),
    campaignId: z.string(),
    customerId: z.string(),
    at: InstantSchema,
    ruleVersion: z.strictObject({ pack: z.string(), version: z.number().int() }),
    candidates: z.array(CandidateSchema),
    outcome: OutcomeSchema,
  })
  .meta({ id: 'Decision' });

export const FactsSchema = z.record(z.string(), value).describe('what the rules and the policy saw');

export const DecisionDetailSchema = z.strictObject({ decision: DecisionSchema, facts: FactsSchema });
