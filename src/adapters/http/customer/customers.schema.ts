import { z } from 'zod';
import {
  CUSTOMER_CLASSES,
  DEVICE_KINDS,
  DEVICE_STATES,
  HOLDERS,
  KEY_ACCOUNT_MARKS,
  PAYMENT_TYPES,
  PERSONAL_FIELDS,
  RELATIONSHIPS,
} from '../../../core/customer/customer.js';
import { RulePackBodySchema } from '../rules/rule-packs.schema.js';
import { ChannelSchema, InstantSchema, NameSchema, PurposeSchema, RunIdSchema } from '../schema.js';

const text = z.string().optional();
const number = z.number().optional();
const flag = z.boolean().optional();
const texts = z.array(z.string()).optional();

const PersonalSchema = z
  .strictObject({ name: text, idNumber: text, msisdn: text, email: text, address: text })
  .describe('masked unless the role may read personal fields')
  .meta({ id: 'Personal' });

const BasicSchema = z
  .strictObject({
    sex: text,
    age: number,
    birthday: text.describe('MM-DD, never the year'),
    senior: flag,
    education: text,
    occupation: text,
    industry: text,
    customerClass: z.enum(CUSTOMER_CLASSES).optional(),
    holder: z.enum(HOLDERS).optional(),
    region: text,
    orgNode: text,
    brand: text,
    joinChannel: text,
    activationDate: text,
    exitDate: text,
    hasPartner: flag,
    hasDependents: flag,
    influential: flag,
  })
  .meta({ id: 'Basic' });

const DeviceSchema = z
  .strictObject({
    line: z.string(),
    kind: z.enum(DEVICE_KINDS).optional(),
    model: z.string(),
    is5g: flag,
    simSlots: number,
    instalmentEndDate: text,
    states: z.array(z.strictObject({ state: z.enum(DEVICE_STATES), on: z.string() })),
  })
  .meta({ id: 'Device' });

const minor = number.describe('minor units of the currency');

const BusinessSchema = z
  .strictObject({
    planCode: text,
    planPrice: minor,
    paymentType: z.enum(PAYMENT_TYPES).optional(),
    currency: text,
    paymentMethod: text,
    contractTermMonths: number,
    contractStartDate: text,
    contractEndDate: text,
    productsHeld: texts,
    devices: z.array(DeviceSchema).optional(),
    discounts: z.array(z.strictObject({ code: z.string(), amount: z.number(), endDate: text })).optional(),
    totalCharged: minor,
    balance: minor,
    creditLimit: minor,
    overdueAmount: minor,
    overdueSince: text,
    badDebt: flag,
    points: number,
    accountManager: text,
    accountId: text,
    householdId: text,
    partyId: text,
    groupId: text,
    keyAccountMarks: z.array(z.enum(KEY_ACCOUNT_MARKS)).optional(),
    sites: number,
    circuits: number,
    bandwidthMbps: number,
    serviceLevel: text,
    specialCare: flag,
    serviceable: texts,
    lossReason: text,
    usageLossReason: text,
    lostTo: text,
    portOutRequestAt: text,
    walletShare: number.describe('of one'),
    networkIncidentOpen: flag,
    planRetiresOn: text,
  })
  .meta({ id: 'Business' });

const UsageSchema = z
  .strictObject({
    month: z.string(),
    revenue: number,
    dataRevenue: number,
    serviceCost: number,
    addOnRevenue: number,
    interconnectIn: number,
    interconnectOut: number,
    contentCost: number,
    dataMb: number,
    dataAllowanceMb: number,
    voiceMinutes: number,
    messages: number,
    roamingDays: number,
    topUps: number,
    topUpAmount: number,
    nightShare: number.describe('of one'),
    complaints: number,
    hotlineCalls: number,
    appMb: z.record(z.string(), z.number()).optional(),
  })
  .meta({ id: 'UsageMonth' });

const PreferenceSchema = z
  .strictObject({
    language: text,
    timeZone: text,
    channel: text,
    contactFrom: text,
    contactUntil: text,
    interests: texts,
    habits: texts,
  })
  .meta({ id: 'Preference' });

const ContactPointSchema = z
  .strictObject({ field: z.enum(['msisdn', 'email', 'address']), verifiedOn: text, invalidSince: text })
  .meta({ id: 'ContactPoint' });

const ConsentSchema = z
  .strictObject({
    channel: ChannelSchema,
    purpose: PurposeSchema,
    granted: z.boolean(),
    at: InstantSchema,
    source: z.string(),
    evidence: z
      .strictObject({ message: z.string(), keyword: z.string() })
      .optional()
      .describe('the message in which the customer said so'),
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
    preference: PreferenceSchema,
    consents: z.array(ConsentSchema),
    contactPoints: z.array(ContactPointSchema).optional(),
    mergedFrom: text.describe('the id that was asked for, where its record was merged into this one'),
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

export const ExplainDraftBodySchema = z
  .strictObject({ rule: NameSchema, content: RulePackBodySchema })
  .meta({ id: 'ExplainDraftBody' });
export type ExplainDraftBody = z.infer<typeof ExplainDraftBodySchema>;

export const HistoryQuerySchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export type HistoryQuery = z.infer<typeof HistoryQuerySchema>;
