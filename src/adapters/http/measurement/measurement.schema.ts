import { z } from 'zod';
import { FATIGUE_LABELS } from '../../../core/policy/cap/fatigue.js';
import { VARIANTS } from '../../../core/policy/holdout/holdouts.js';
import { InstantSchema, WordsSchema } from '../schema.js';

const count = z.number().int().min(0);
const reason = { reason: z.string(), words: WordsSchema };

const LabelSchema = z.union([
  z.strictObject({ label: z.enum(FATIGUE_LABELS), words: WordsSchema }),
  z.strictObject({ label: z.null(), ...reason }),
]);

const HazardSchema = z
  .strictObject({
    events: count,
    days: z.number().describe('customer-days at risk'),
    rate: z
      .strictObject({ at: z.number(), low: z.number(), high: z.number() })
      .nullable()
      .describe('of 1,000 customers in the window, with its interval; null: nobody was at risk'),
    label: LabelSchema,
  })
  .meta({ id: 'Hazard' });

export const FatigueHazardsSchema = z
  .strictObject({
    from: InstantSchema,
    until: InstantSchema,
    windowDays: count,
    customers: count.describe('who were contacted, and so under observation'),
    pressed: z
      .strictObject({ UNDER: count, ON_TARGET: count, SATURATED: count })
      .describe('of those with contacts, by the label of the pressure on them now'),
    levels: z.array(
      z.strictObject({
        from: count.describe('contacts in the window, or more'),
        to: count.nullable().describe('and fewer than so many; null: no end'),
        engaged: z.boolean().describe('with one of them at least'),
        customers: count.describe('who were there at any time'),
        optOut: HazardSchema,
        complaint: HazardSchema,
        label: LabelSchema.describe('the worse of both'),
      }),
    ),
  })
  .meta({ id: 'FatigueHazards' });

const SampleRatioSchema = z.union([
  z.strictObject({ kind: z.literal('missing'), ...reason }),
  z.strictObject({
    kind: z.literal('tested'),
    expected: z.array(z.number()).describe('control, then treated'),
    chiSquare: z.number().nullable().describe('null: beyond any number, as where an arm planned empty is not'),
    df: count,
    p: z.number(),
    method: z.enum(['chi-square', 'exact']),
    verdict: z.enum(['fits', 'warns', 'blocks']),
  }),
]);

const ArmSchema = z.enum(['treated', 'control']);
const OverlapSchema = z
  .strictObject({ units: count.describe('in any arm there'), treated: count.describe('in the treated one') })
  .meta({ id: 'Overlap' });
const ArmHealthSchema = z
  .strictObject({
    units: count,
    overlap: OverlapSchema.describe('units in some other campaign at the same time'),
    reached: z
      .strictObject({ assigned: count, reached: count, share: z.number().nullable() })
      .describe('of those assigned since contacts are kept'),
  })
  .meta({ id: 'ArmHealth' });

export const AssignmentHealthSchema = z
  .strictObject({
    asOf: InstantSchema,
    units: count,
    torn: count.describe('found in both arms of one draw: assignment has leaked'),
    arms: z.strictObject({ treated: ArmHealthSchema, control: ArmHealthSchema }),
    reachedSince: InstantSchema.nullable().describe('null: contacts are kept for good'),
    gap: z
      .union([
        z.strictObject({ kind: z.literal('missing'), ...reason }),
        z.strictObject({ kind: z.literal('gap'), gap: z.number() }),
      ])
      .describe('what an effect by assignment is divided by for the effect on those reached'),
    overlapDays: count.describe('nearer than so many days is at the same time'),
    overlaps: z.array(z.strictObject({ campaignId: z.string(), treated: OverlapSchema, control: OverlapSchema })),
    draws: z.array(
      z.strictObject({
        layer: z.enum(['never-rotated', 'global', 'component', 'campaign']),
        salt: z.string(),
        arms: z.array(
          z.strictObject({
            arm: ArmSchema,
            variant: z.enum(VARIANTS).nullable(),
            from: count.describe('first bucket'),
            to: count.describe('first bucket after it'),
            share: z.number().describe('planned, of one'),
            units: count,
          }),
        ),
        test: SampleRatioSchema.nullable().describe('null: it does not split units between the two arms'),
      }),
    ),
  })
  .meta({ id: 'AssignmentHealth' });
