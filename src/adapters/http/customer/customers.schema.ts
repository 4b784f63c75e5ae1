import { z } from 'zod';
import { CUSTOMER_CLASSES, PERSONAL_FIELDS, RELATIONSHIPS } from '../../../core/customer/customer.js';
import { ChannelSchema, InstantSchema, NameSchema, PurposeSchema, RunIdSchema } from '../schema.js';

const text = z.string().optional();
const number = z.number().optional();
const flag = z.boolean().optional();

const PersonalSchema = z
  .strictObject({ name: text, idNumber: text, msisdn: text, email: text, address: text })
  .describe('masked unless the role may read personal fields')
  .meta({ id: 'Personal' });

const BasicSchema = z
  .strictObject({
    sex: text,
    age: number,
    senior: flag,
    customerClass: z.enum(CUSTOMER_CLASSES).optional(),
    region: text,
    brand: text,
    activationDate: text,
    exitDate: text,
    hasPartner: flag,
    hasDependents: flag,
    influential: flag,
  })
  .meta({ id: 'Basic' });

const BusinessSchema = z
  .strictObject({
    planCode: text,
    currency: text,
    paymentMethod: text,
    contractTermMonths: number,
    contractEndDate: text,
    productsHeld: z.array(z.string()).optional(),
    totalCharged: number.describe('minor units of the currency'),
  })
  .meta({ id: 'Business' });

const UsageSchema = z
  .strictObject({
    month: z.string(),
    revenue: number,
    serviceCost: number,
    dataMb: number,
    voiceMinutes: number,
  })
  .meta({ id: 'UsageMonth' });

const ConsentSchema = z
  .strictObject({
    channel: ChannelSchema,
    purpose: PurposeSchema,
    granted: z.boolean(),
    at: InstantSchema,
    source: z.string(),
  })
  .meta({ id: 'Consent' });

export const CustomerSchema = z
  .strictObject({
    id: z.string(),
    relationship: z.enum(RELATIONSHIPS),
    origin: z.string(),
    personal: PersonalSchema,
    basic: BasicSchema,
    business: BusinessSchema,
    usage: z.array(UsageSchema),
    preference: z.strictObject({ language: text, timeZone: text, channel: text }),
    consents: z.array(ConsentSchema),
  })
  .meta({ id: 'Customer' });

export const LookUpSchema = z.strictObject({
  field: z.enum(PERSONAL_FIELDS),
  value: z.string().trim().min(1).max(300),
});
export type LookUpBody = z.infer<typeof LookUpSchema>;
export const FoundSchema = z.strictObject({ items: z.array(z.strictObject({ id: z.string() })) });

export const ExplainQuerySchema = z.strictObject({
  rule: NameSchema,
  pack: NameSchema.optional(),
  run: RunIdSchema.optional(),
});
export type ExplainQuery = z.infer<typeof ExplainQuerySchema>;

export const HistoryQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export type HistoryQuery = z.infer<typeof HistoryQuerySchema>;
