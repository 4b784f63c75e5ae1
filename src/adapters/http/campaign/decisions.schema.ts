import { z } from 'zod';
import { EVENT_KINDS } from '../../../core/customer/customer-event.js';
import { NOTHING_BECAUSE } from '../../../core/decision/decision.js';
import { VARIANTS } from '../../../core/policy/holdout/holdouts.js';
import { STAGES } from '../../../core/policy/refusal.js';
import { TRACES } from '../../../flows/ports/run-audit.js';
import { ChannelSchema, InstantSchema, PurposeSchema, pageOf, WordsSchema } from '../schema.js';

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();

export const RefusalSchema = z
  .strictObject({
    code: z.string(),
    component: z.string(),
    have: value,
    need: value,
    takenBy: z.string().optional().describe('caps: who took the last place, as run|rule'),
    words: WordsSchema,
  })
  .meta({ id: 'Refusal' });

export const CandidateSchema = z
  .strictObject({
    ruleId: z.string(),
    campaignId: z.string().optional().describe('absent: the decision’s'),
    offerId: z.string(),
    channel: ChannelSchema,
    lever: z.string(),
    rank: z.number().int().optional().describe('1 is the best of those that were ranked'),
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
    jurisdiction: z.string().optional(),
    runnerUp: z.string().nullable(),
  })
  .meta({ id: 'Planned' });

const AssignmentSchema = z
  .strictObject({
    unit: z.string().describe('what is drawn: a household, or a customer'),
    arm: z.enum(['treated', 'control']),
    layer: z.enum(['never-rotated', 'global', 'component', 'campaign']),
    variant: z.string().nullable(),
    salt: z.string(),
    version: z.string(),
    bucket: z.number().int(),
    from: z.number().int(),
    to: z.number().int().describe('excluded'),
  })
  .meta({ id: 'Assignment' });

/** What would have gone out to a unit of a control. */
const HeldOutSchema = z
  .strictObject({
    ruleId: z.string(),
    offerId: z.string(),
    campaignId: z.string(),
    channel: ChannelSchema,
    purpose: PurposeSchema,
    assignment: AssignmentSchema,
  })
  .meta({ id: 'HeldOut' });

const OutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scheduled'), planned: PlannedSchema }),
  z.strictObject({
    kind: z.literal('offered').describe('to a customer who came to us'),
    offers: z.array(z.strictObject({ ruleId: z.string(), offerId: z.string() })),
  }),
  z.strictObject({
    kind: z.literal('nothing').describe('of an event: nobody was asked for'),
    because: z.enum(NOTHING_BECAUSE),
    by: z.string().optional().describe('the newer event that overtook it'),
    words: WordsSchema,
  }),
  z.strictObject({
    kind: z.literal('refused'),
    stage: z.enum(STAGES),
    code: z.string(),
    words: WordsSchema,
    heldOut: HeldOutSchema.optional(),
  }),
]);

const place = z.number().int().min(0);

/** Who would have won without a factor of P×C×V×L, as a place among the ranked candidates, and what was drawn. */
const ArbitrationSchema = z
  .strictObject({
    without: z
      .strictObject({
        pvc: place.describe('without levers'),
        pvl: place.describe('without context'),
        pcl: place.describe('without value'),
        vcl: place.describe('without propensity'),
      })
      .describe('0: the winner itself'),
    variant: z.enum(VARIANTS).optional().describe('of a component control: how it was decided'),
    selection: z
      .strictObject({
        explored: z.boolean().describe('drawn, and not taken as the best'),
        chance: z.number().describe('with which the first was selected'),
      })
      .optional()
      .describe('where Thompson sampling is used'),
  })
  .meta({ id: 'Arbitration' });

/** A decision as it is told: winners and controls from their documents, everybody else worked out again. */
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
    arbitration: ArbitrationSchema.optional().describe('absent: nobody stood, or it is no longer known'),
    event: z
      .strictObject({
        id: z.string(),
        kind: z.enum(EVENT_KINDS),
        happenedAt: InstantSchema,
        left: z.partialRecord(z.enum(STAGES), z.number().int()).describe('candidates that left, by stage'),
      })
      .optional()
      .describe('what was decided on; absent: it was a run, or a prompt'),
    trace: z
      .enum(TRACES)
      .describe('kept: its document. recomputed: from what the run saw. entries: values are no longer known'),
  })
  .meta({ id: 'Decision' });

export const RunDecisionsSchema = pageOf(DecisionSchema).extend({
  expired: z.boolean().describe('whom the run refused is kept for 90 days, and no longer known'),
});

/** A series is numbers by month, a list is records. */
const answer = z.union([value, z.array(z.union([z.number(), z.record(z.string(), value)]).nullable())]);
export const FactsSchema = z.record(z.string(), answer).describe('what the rules and the policy saw');

export const DecisionDetailSchema = z.strictObject({ decision: DecisionSchema, facts: FactsSchema });
