import { z } from 'zod';
import { LEFT_OUT_BECAUSE } from '../../../core/campaign/halt/left-out.js';
import { RUN_STATES } from '../../../core/campaign/run.js';
import { readChunkCursor, readCursor } from '../../../core/decision/record/audit-cursor.js';
import { readCandidateCursor } from '../../../core/decision/record/left-candidates.js';
import { UNNAMED_BARS } from '../../../core/decision/run/chunk-members.js';
import { CHANNEL_STEPS, FUNNEL_STEPS } from '../../../core/measurement/funnel.js';
import { STAGES } from '../../../core/policy/refusal.js';
import { ChannelSchema, CodeSchema, InstantSchema, limitSchema, NameSchema, pageOf, WordsSchema } from '../schema.js';
import { ReasonSchema } from './campaigns.schema.js';

const count = z.number().int().min(0);

export const CountsSchema = z
  .strictObject({
    evaluated: count,
    matched: count,
    refused: z.record(z.string(), count).describe('refusal code → customers'),
    scheduled: count,
  })
  .meta({ id: 'RunCounts' });

const VersionSchema = z.strictObject({ pack: z.string(), version: z.number().int() });
const StepSchema = z.string().describe('evaluate, allocate.0, reserve.0, allocate.1 … conclude');

const ParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
const LeftOutSchema = z
  .strictObject({
    campaignId: z.string(),
    because: z.enum(LEFT_OUT_BECAUSE),
    round: count.nullable().describe('the allocation that left it out; null: it never took part'),
    problems: z
      .array(z.strictObject({ path: z.string(), code: CodeSchema, params: ParamsSchema.optional() }))
      .optional()
      .describe('what cannot be used'),
  })
  .meta({ id: 'LeftOutCampaign' });

export const RunSchema = z
  .strictObject({
    id: z.string().describe('campaign|plannedAt, or all|plannedAt'),
    campaignId: z.string(),
    plannedAt: InstantSchema,
    cutOff: InstantSchema,
    state: z.enum(RUN_STATES),
    step: StepSchema,
    ruleVersion: VersionSchema.describe('of a run of all campaigns: of the first of them'),
    campaigns: z
      .array(z.strictObject({ campaignId: z.string(), ruleVersion: VersionSchema }))
      .optional()
      .describe('of a run of all campaigns: those that take part'),
    leftOut: z
      .array(LeftOutSchema)
      .optional()
      .describe('of those that were due: who takes no part (any more), and why'),
    chunkCount: count,
    counts: CountsSchema,
    startedBy: z.string(),
    startedAt: InstantSchema,
    finishedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'Run' });

const ProgressSchema = z
  .strictObject({ step: StepSchema, done: count, failed: count, total: count, counts: CountsSchema })
  .meta({ id: 'RunProgress' });

export const RunProgressSchema = z.strictObject({ run: RunSchema, progress: ProgressSchema });

export const RunsQuerySchema = z.strictObject({ campaign: NameSchema.optional(), limit: limitSchema(20, 200) });
export type RunsQuery = z.infer<typeof RunsQuerySchema>;

/** The instant is business time; now when it is not given. The same instant again is the same run. */
export const NewRunSchema = z.strictObject({ plannedAt: InstantSchema.optional() }).default({});
export type NewRunBody = z.infer<typeof NewRunSchema>;

export const RunStopSchema = z.strictObject({ reason: ReasonSchema });
export type RunStopBody = z.infer<typeof RunStopSchema>;

export const FunnelRowSchema = z
  .strictObject({
    key: z.string(),
    step: z.enum(FUNNEL_STEPS),
    parent: z.string().nullable().describe('key of the row this one is a part of'),
    channel: ChannelSchema.nullable(),
    code: z.string().nullable(),
    count,
    words: WordsSchema,
  })
  .meta({ id: 'FunnelRow' });

const IdentitySchema = z
  .strictObject({
    whole: z.string(),
    parts: z.array(z.string()),
    have: count.describe('sum of the parts'),
    need: count.describe('the whole'),
    holds: z.boolean(),
  })
  .meta({ id: 'FunnelIdentity' });

const ReasonCountSchema = z
  .strictObject({ stage: z.enum(STAGES), code: z.string(), count, stageWords: WordsSchema, words: WordsSchema })
  .meta({ id: 'ReasonCount' });

export const FunnelSchema = z.strictObject({
  run: RunSchema,
  rows: z.array(FunnelRowSchema),
  identities: z.array(IdentitySchema),
  reasons: z
    .array(ReasonCountSchema)
    .describe('candidates (customer × rule) by where they left, in the order of the walk'),
});

/** What one event of a watched run tells. */
export const RunEventSchema = FunnelSchema.extend({ progress: ProgressSchema }).meta({ id: 'RunEvent' });

/** A row of the funnel: the whole of a channel, or one of its steps. */
export const RunOutreachQuerySchema = z.strictObject({
  after: z.string().min(1).max(300).optional().describe('`next` of the page before'),
  limit: limitSchema(50, 500),
  channel: ChannelSchema,
  step: z.enum(CHANNEL_STEPS).default('channel'),
});
export type RunOutreachQuery = z.infer<typeof RunOutreachQuerySchema>;

/** A bar whose customers nobody wrote down, or while the run is not over not all of them. */
export const RunCustomersQuerySchema = z.strictObject({
  after: z
    .string()
    .max(300)
    .refine((text) => readChunkCursor(text) !== null)
    .optional()
    .describe('`next` of the page before'),
  limit: limitSchema(50, 500),
  step: z.enum(UNNAMED_BARS),
});
export type RunCustomersQuery = z.infer<typeof RunCustomersQuerySchema>;

export const RunCustomersSchema = pageOf(z.strictObject({ customerId: z.string() })).extend({
  forgotten: count.describe('counted in a chunk that begins on this page, and forgotten since: named nowhere any more'),
  expired: z.boolean().describe('what a run saw is kept for 90 days, and no longer known'),
});

/** A reason of the funnel, by where the candidates left and why. */
export const RunCandidatesQuerySchema = z.strictObject({
  after: z
    .string()
    .max(300)
    .refine((text) => readCandidateCursor(text) !== null)
    .optional()
    .describe('`next` of the page before'),
  limit: limitSchema(50, 500),
  stage: z.enum(STAGES),
  code: CodeSchema,
});
export type RunCandidatesQuery = z.infer<typeof RunCandidatesQuerySchema>;

const RunCandidateSchema = z
  .strictObject({
    customerId: z.string(),
    campaignId: z.string(),
    ruleId: z.string(),
    ruleTitle: WordsSchema,
    offerId: z.string(),
  })
  .meta({ id: 'RunCandidate' });

export const RunCandidatesSchema = pageOf(RunCandidateSchema).extend({
  forgotten: count.describe('counted in a chunk that begins on this page, and forgotten since: named nowhere any more'),
  expired: z.boolean().describe('the rules of a run are kept for 90 days, and no longer known'),
});

export const RunDecisionsQuerySchema = z.strictObject({
  after: z
    .string()
    .min(1)
    .max(300)
    .refine((text) => readCursor(text) !== null)
    .optional()
    .describe('`next` of the page before'),
  limit: limitSchema(50, 500),
  outcome: z.enum(['scheduled', 'refused']).optional(),
  code: CodeSchema.optional(),
});
export type RunDecisionsQuery = z.infer<typeof RunDecisionsQuerySchema>;

export const CsvQuerySchema = z.strictObject({
  bom: z.enum(['0', '1']).default('0').describe('1: with a byte order mark, for Excel'),
  outcome: z.enum(['scheduled', 'refused']).optional(),
  code: CodeSchema.optional(),
});
export type CsvQuery = z.infer<typeof CsvQuerySchema>;
