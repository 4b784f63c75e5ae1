import { z } from 'zod';
import { funnelOf } from '../../../core/measurement/funnel.js';
import { STAGES } from '../../../core/policy/refusal.js';
import { funnelRowWords, reasonWords } from '../../../core/words/funnel-words.js';
import type { DryRun } from '../../../flows/dry-run-campaign.js';
import { ChannelSchema, InstantSchema, WordsSchema } from '../schema.js';
import { CountsSchema, FunnelRowSchema } from './runs.schema.js';

const count = z.number().int().min(0);

export const DryRunBodySchema = z
  .strictObject({
    share: z.number().gt(0).max(1).default(1).describe('share of the base to go over'),
    people: z.number().int().min(0).max(200).default(0).describe('how many customers of each number are named'),
  })
  .default({ share: 1, people: 0 });
export type DryRunBody = z.infer<typeof DryRunBodySchema>;

const PersonSchema = z
  .strictObject({
    customerId: z.string(),
    name: z.string().nullable().describe('masked as the role asks'),
    msisdn: z.string().nullable().describe('masked as the role asks'),
    evaluated: z.boolean().describe('the campaign is for them'),
    end: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('scheduled'), offerId: z.string(), channel: ChannelSchema }),
        z.strictObject({
          kind: z.literal('refused'),
          stage: z.enum(STAGES),
          code: z.string(),
          heldOut: z.boolean().describe('kept out, to be compared with'),
        }),
      ])
      .nullable()
      .describe('null: no rule is true for them'),
  })
  .meta({ id: 'DryRunPerson' });

const PeopleSchema = z.strictObject({
  each: z.number().int().min(1).describe('as many of each number are here, or all of it'),
  items: z
    .array(PersonSchema)
    .describe('in the order of the base; the first `each` of whom a number counts are the first of it'),
});
type People = z.infer<typeof PeopleSchema>;

export const DryRunSchema = z
  .strictObject({
    asOf: InstantSchema.describe('business time: everything is decided as of then'),
    share: z.number().gt(0).max(1).describe('of the base: every number and everybody named is of it'),
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
    people: PeopleSchema.nullable().describe('null: nobody was to be named'),
  })
  .meta({ id: 'DryRun' });

/** Nothing is planned, so nothing stands below the channels. */
const SHOWN: readonly string[] = ['evaluated', 'matched', 'refused', 'scheduled', 'channel'];

export function dryRunAnswer(found: DryRun, share: number, people: People | null) {
  const { asOf, customers, heldOut, left, messages, people: _named, ...counts } = found;
  const outreach = messages.map(({ channel, count }) => ({ channel, state: 'planned' as const, count }));
  const { rows } = funnelOf({ ...counts, undecided: 0, outreach });
  return {
    asOf,
    share,
    customers,
    counts,
    heldOut,
    rows: rows.filter(({ step }) => SHOWN.includes(step)).map((row) => ({ ...row, words: funnelRowWords(row) })),
    stages: left.map((one) => ({ ...one, ...reasonWords(one) })),
    messages,
    people,
  };
}
