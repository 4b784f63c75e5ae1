import { z } from 'zod';
import { RELATIONSHIPS } from '../../core/customer/customer.js';
import { COURSES } from './sample-shapes.js';

/** How somebody answers to being treated: only if, anyway, never, only if left alone. */
export const SEGMENTS = ['persuadable', 'sure-thing', 'lost-cause', 'sleeping-dog'] as const;
export type Segment = (typeof SEGMENTS)[number];

const share = z.number().min(0).max(1);
const relationships = z.array(z.enum(RELATIONSHIPS)).min(1);
const chances = z.strictObject({ p0: share, p1: share });
const rate = z.strictObject({ base: share, perSlope: share });

const stratum = z.strictObject({
  id: z.string().min(1),
  relationships: relationships.exactOptional(),
  courses: z.array(z.enum(COURSES)).exactOptional(),
  tenureUpTo: z.int().exactOptional(),
  goneUpToDays: z.int().exactOptional(),
  bound: z.boolean().exactOptional(),
});
export type Stratum = z.infer<typeof stratum>;

const family = z.strictObject({
  id: z.string().min(1),
  lever: z.string().min(1),
  relationships,
  horizonDays: z.int().positive(),
  segments: z.record(z.enum(SEGMENTS), chances),
  margin: z.int(),
  contactCost: z.int(),
  reward: z.int(),
});
export type OfferFamily = z.infer<typeof family>;

const addsUpToOne = (shares: readonly number[]) => Math.abs(shares.reduce((sum, one) => sum + one, 0) - 1) < 1e-9;

/**
 * What is planted: the first stratum that fits gives the shares of the segments, a family the chances of each with and
 * without it; `spread` lets people differ within a segment without moving its mean; contacts of the last days wear the
 * effect down by a slope of the customer's own; an offer loses a share of its effect where another stands beside it.
 */
export const ResponseShape = z
  .strictObject({
    spread: share,
    strata: z.array(stratum).min(1),
    shares: z.record(
      z.string(),
      z.record(z.enum(SEGMENTS), share).refine((one) => addsUpToOne(Object.values(one)), 'shares add up to one'),
    ),
    fatigue: z.strictObject({
      windowDays: z.int().positive(),
      classes: z
        .array(z.strictObject({ id: z.string(), share, slope: z.number().min(0) }))
        .min(1)
        .refine((classes) => addsUpToOne(classes.map((one) => one.share)), 'shares add up to one'),
      optOut: rate,
      complaint: rate,
    }),
    families: z.array(family).min(1),
    cannibalisation: z.array(z.strictObject({ offer: z.string(), by: z.string(), share })),
  })
  .refine(({ strata, shares }) => strata.every(({ id }) => Object.hasOwn(shares, id)), 'every stratum has shares')
  .refine(
    ({ spread, families }) =>
      families.every(({ segments }) =>
        Object.values(segments).every(({ p0, p1 }) => Math.max(p0, p1) * (1 + spread) <= 1),
      ),
    'no chance passes one',
  );
export type ResponseRules = z.infer<typeof ResponseShape>;
