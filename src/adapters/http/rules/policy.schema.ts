import { z } from 'zod';
import { CAP_SCOPES, CAP_UNITS } from '../../../core/policy/cap/cap.js';
import { OPT_OUT_PURPOSES, SIGNATURE_PLACES } from '../../../core/policy/sender/sender-rules.js';
import { PurposeSchema, WordsSchema } from '../schema.js';

const HoursSchema = z.strictObject({
  days: z.array(z.number().int()).describe('ISO weekdays, 1 is Monday'),
  from: z.string(),
  to: z.string().describe('excluded; at or before `from` it is on the next day'),
});

const ContactHoursSchema = z
  .looseObject({
    channels: z.array(z.string()),
    purposes: z.array(PurposeSchema),
    allowed: z.array(HoursSchema).optional(),
    quiet: z.array(HoursSchema).optional(),
  })
  .meta({ id: 'ContactHours' });

const CapSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema.optional(),
    scope: z.enum(CAP_SCOPES).describe('whose contacts are counted together'),
    unit: z.enum(CAP_UNITS),
    filter: z.strictObject({
      channels: z.array(z.string()).optional(),
      purposes: z.array(PurposeSchema).optional(),
      tags: z.array(z.string()).optional(),
    }),
    window: z.strictObject({
      kind: z.enum(['rolling', 'calendar']),
      unit: z.enum(['minute', 'hour', 'day', 'week', 'month']),
      n: z.number().int(),
      zone: z.enum(['customer', 'operator']).optional(),
      weekStart: z.number().int().optional(),
    }),
    max: z.number().int(),
    countAt: z.enum(['reserved', 'sent', 'delivered']),
    exempt: z.array(PurposeSchema),
  })
  .meta({ id: 'Cap' });

const JurisdictionSchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema.optional(),
    regions: z.array(z.string()).optional(),
    zones: z.array(z.string()).optional(),
    preset: z.string().optional(),
    hours: z.array(ContactHoursSchema).optional().describe('with those of the preset'),
  })
  .meta({ id: 'Jurisdiction' });

const FatigueSchema = z
  .looseObject({
    halfLifeDays: z.number(),
    stopAt: z.number().describe('nobody is contacted at this pressure or above'),
    weights: z.record(z.string(), z.number()).describe('how much a contact on a channel weighs'),
  })
  .meta({ id: 'Fatigue' });

const CapacitySchema = z
  .strictObject({
    id: z.string(),
    title: WordsSchema,
    limit: z.number().int(),
    takes: z.record(z.string(), z.number().int()).describe('what a contact on a channel takes of it'),
  })
  .meta({ id: 'Capacity' });

const ChannelSenderSchema = z
  .strictObject({
    signature: z.strictObject({
      place: z.enum(SIGNATURE_PLACES).describe('of the words of an offer'),
      purposes: z.array(PurposeSchema),
      text: WordsSchema,
    }),
    optOut: z.strictObject({
      purposes: z.array(z.enum(OPT_OUT_PURPOSES)),
      text: WordsSchema,
      keywords: z.array(z.string()).describe('answers that are an opt-out, each alone in a message'),
    }),
  })
  .meta({ id: 'ChannelSender' });

export const ContactPolicySchema = z
  .strictObject({
    operatorZone: z.string(),
    channels: z.array(z.string()).describe('on which we speak first'),
    hours: z.array(ContactHoursSchema),
    caps: z.array(CapSchema),
    jurisdictions: z.array(JurisdictionSchema),
    defaultJurisdiction: z.string().nullable(),
    spreadMinutes: z.number().describe('over which what waited for the morning is spread'),
    sameOfferDays: z
      .number()
      .int()
      .nullable()
      .describe('for how long the same offer is not sent again; null: it may be'),
    smsParts: z.number().int().nullable().describe('that a message may have at most; null: any number'),
    fatigue: FatigueSchema.nullable(),
    sender: z.strictObject({ sms: ChannelSenderSchema, email: ChannelSenderSchema }).nullable(),
    capacities: z.array(CapacitySchema),
  })
  .meta({ id: 'ContactPolicy' });

export const GridSchema = z
  .strictObject({
    elements: z.array(z.strictObject({ id: z.string(), title: WordsSchema, about: WordsSchema })),
    rows: z.array(
      z.strictObject({
        id: z.string(),
        title: WordsSchema,
        of: z.strictObject({ fact: z.string(), value: z.string() }).optional().describe('whom the row is about'),
        levers: z.array(z.string()).describe('campaigns with one of them belong to the row'),
        cells: z.record(z.string(), WordsSchema).describe('by element; an element without words is not covered'),
      }),
    ),
  })
  .meta({ id: 'MarketingGrid' });

export const PriceLeverSchema = z.strictObject({ id: z.string(), title: WordsSchema }).meta({ id: 'PriceLever' });
