import { z } from 'zod';
import { funnelOf } from '../../../core/measurement/funnel.js';
import { STAGES } from '../../../core/policy/refusal.js';
import { funnelRowWords, reasonWords } from '../../../core/words/funnel-words.js';
import type { DryRun } from '../../../flows/dry-run-campaign.js';
import { ChannelSchema, InstantSchema, WordsSchema } from '../schema.js';
import { CountsSchema, FunnelRowSchema } from './runs.schema.js';

const count = z.number().int().min(0);

export const DryRunBodySchema = z
  .strictObject({ share: z.number().gt(0).max(1).default(1).describe('share of the base to go over') })
  .default({ share: 1 });
export type DryRunBody = z.infer<typeof DryRunBodySchema>;

export const DryRunSchema = z
  .strictObject({
    asOf: InstantSchema.describe('business time: everything is decided as of then'),
    customers: count.describe('looked at, whether or not the campaign is for them'),
    counts: CountsSchema,
    heldOut: count.describe('of those who are refused: kept out, to be compared with'),
    rows: z.array(FunnelRowSchema).describe('as the funnel of a run, up to the channels'),
    stages: z
      .array(
        z.strictObject({
          stage: z.enum(STAGES),
          code: z.string(),
          customers: count,
          stageWords: WordsSchema,
          words: WordsSchema,
        }),
      )
      .describe('who matched and would be sent nothing, by where they leave'),
    messages: z
      .array(z.strictObject({ offerId: z.string(), channel: ChannelSchema, count }))
      .describe('what would be planned; the sum is `counts.scheduled`'),
  })
  .meta({ id: 'DryRun' });

/** Nothing is planned, so nothing stands below the channels. */
const SHOWN: readonly string[] = ['evaluated', 'matched', 'refused', 'scheduled', 'channel'];

export function dryRunAnswer({ asOf, customers, heldOut, left, messages, ...counts }: DryRun) {
  const outreach = messages.map(({ channel, count }) => ({ channel, state: 'planned' as const, count }));
  const { rows } = funnelOf({ ...counts, undecided: 0, outreach });
  return {
    asOf,
    customers,
    counts,
    heldOut,
    rows: rows.filter(({ step }) => SHOWN.includes(step)).map((row) => ({ ...row, words: funnelRowWords(row) })),
    stages: left.map((one) => ({ ...one, ...reasonWords(one) })),
    messages,
  };
}
