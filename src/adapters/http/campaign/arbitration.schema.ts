import { z } from 'zod';
import type { LogKey } from '../../../core/arbitration/report/arbitration-log.js';
import { WordsSchema } from '../schema.js';
import { RunSchema } from './runs.schema.js';

const KEYS: { readonly [K in 'lever' | 'offer' | 'rule']: LogKey } = {
  lever: 'lever',
  offer: 'offerId',
  rule: 'ruleId',
};

export const ArbitrationQuerySchema = z.strictObject({
  by: z.enum(['lever', 'offer', 'rule']).default('lever').describe('what candidates are told apart by'),
});
export type ArbitrationQuery = z.infer<typeof ArbitrationQuerySchema>;

export const logKeyOf = ({ by }: ArbitrationQuery): LogKey => KEYS[by];

const count = z.number().int().min(0);
const cost = z.number().int().describe('expected profit let go, minor units of the operator’s currency');

const LeverCostSchema = z
  .strictObject({
    lever: z.string(),
    title: WordsSchema.nullable().describe('null: there is no lever of this name any more'),
    won: count.describe('decisions its candidates won'),
    pushed: count.describe('those they would not have won without levers and influencers'),
    cost,
  })
  .meta({ id: 'LeverCost' });

const WinLossSchema = z
  .strictObject({
    name: z.string(),
    stood: count,
    won: count,
    would: z
      .strictObject({ pvc: count, pvl: count, pcl: count, vcl: count })
      .describe('what it would have won without levers, without context, without value, without propensity'),
    beat: z.record(z.string(), count).describe('how often it won while the other stood'),
  })
  .meta({ id: 'WinLoss' });

export const ArbitrationReportSchema = z.strictObject({
  run: RunSchema,
  by: z.enum(['lever', 'offer', 'rule']),
  decisions: count.describe('winners and controls whose ranks are known'),
  pushed: count,
  cost,
  levers: z.array(LeverCostSchema).describe('the dearest first'),
  matrix: z.array(WinLossSchema),
});
