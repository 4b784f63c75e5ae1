import { z } from 'zod';
import { ORGANISATION_LEVELS } from './organisation-tree.js';

const share = z.number().min(0).max(1);
const weights = z.record(z.string().min(1), z.number().min(0));
const words = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
const fen = z.int().min(0);
const day = z.iso.date();
const span = z.strictObject({ least: z.number(), most: z.number() });
const spread = z.strictObject({ median: z.number().positive(), spread: z.number().min(0) });
const texts = z.array(z.string().min(1)).min(1);
const shares = z.record(z.string(), share);
const pairs = z.array(z.tuple([z.int(), z.int().positive()]));
const brand = { code: z.string(), title: words };

/** Counts of the sample table, made by scripts/sample-tables.mjs: `[value, rows]` by what they are given. */
export const TableShape = z.strictObject({
  rows: z.int().positive(),
  bands: z.array(z.int()).length(10),
  coarse: z.array(z.int()).length(3),
  female: z.int().positive(),
  months: z.array(z.int()).length(73),
  household: pairs,
  contract: z.array(pairs).length(8),
  access: z.array(pairs).length(36),
  addOns: z.array(pairs).length(27),
  payment: z.array(pairs).length(54),
  churn: z.array(z.number()).length(39),
  price: z.strictObject({
    base: z.array(z.int()).length(9),
    addOns: z.array(z.int()).length(6),
    left: z.array(z.int()).min(2),
  }),
});
export type TableCounts = z.infer<typeof TableShape>;

export const OrganisationShape = z.strictObject({
  nodes: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        level: z.enum(ORGANISATION_LEVELS),
        parent: z.string().nullable(),
        title: words,
        zone: z.string().exactOptional(),
        share: share.exactOptional(),
      }),
    )
    .min(1),
});

const plan = z.strictObject({
  code: z.string(),
  kind: z.enum(['mobile', 'broadband', 'converged', 'business']),
  price: fen,
  dataMb: z.int().min(0),
  voiceMinutes: z.int().min(0),
  retiresOn: day.exactOptional(),
});
export type Plan = z.infer<typeof plan>;

export const KINDS = [
  'individual',
  'personal-key',
  'commercial',
  'key',
  'prospect',
  'competitor',
  'interconnect',
] as const;
export type Kind = (typeof KINDS)[number];

const consent = z.strictObject({ granted: share, paperless: share.exactOptional(), refused: share });
const consents = z.strictObject({
  sms: consent.exactOptional(),
  email: consent.exactOptional(),
  'call-list': consent.exactOptional(),
});

/** The operator's world: everything the sample table does not know. */
export const WorldShape = z.strictObject({
  prefix: z.string().min(1).max(16),
  digits: z.int().min(1).max(9),
  origin: z.string().min(1).max(64),
  asOf: day,
  currency: z.string().length(3),
  language: z.string(),
  firstStart: z.strictObject({ customers: z.int().min(0), seed: z.int(), months: z.int().min(1).max(60) }),
  fenPerTableCent: z.number().positive(),
  kinds: z.record(z.enum(KINDS), z.number().min(0)),
  recalledShare: share,
  endedContractShare: share,
  names: z.strictObject({ surnames: texts, given: texts, organisations: texts, forms: texts }),
  education: weights,
  occupations: weights,
  industries: weights,
  joinChannels: weights,
  brands: z.strictObject({
    premium: z.strictObject({ ...brand, fromCharge: fen }),
    youth: z.strictObject({ ...brand, untilAge: z.int(), share }),
    family: z.strictObject(brand),
    business: z.strictObject(brand),
  }),
  plans: z.array(plan).min(1),
  products: z.strictObject({
    phone: z.string(),
    moreLines: z.string(),
    broadband: z.array(z.string().nullable()).length(3),
    addOns: z.array(z.string()).length(6),
    converged: z.string(),
    convergedShare: share,
    extras: z.record(z.string(), z.strictObject({ share, onPhone: z.boolean() })),
    organisation: shares,
  }),
  serviceable: shares,
  payments: z.array(z.string()).length(4),
  prepaidShare: share,
  hybridShare: share,
  topUpAmounts: weights,
  discount: z.strictObject({
    share,
    codes: texts,
    shares: z.array(share).min(1),
    monthsLeft: z.tuple([z.int(), z.int()]),
  }),
  arrears: z.strictObject({
    share,
    overdueDays: z.tuple([z.int(), z.int()]),
    badDebtShare: share,
    formerShare: share,
  }),
  credit: z.strictObject({ limits: z.array(fen).min(1) }),
  points: z.strictObject({ perYuan: z.number(), burnedShare: share }),
  devices: z.strictObject({
    phones: z
      .array(z.strictObject({ model: z.string(), is5g: z.boolean(), simSlots: z.int(), weight: z.number() }))
      .min(1),
    gateways: z.array(z.string().nullable()).length(3),
    oldGateway: z.strictObject({ model: z.string(), share }),
    instalmentShare: share,
    instalmentMonths: z.int().positive(),
    faultyShare: share,
  }),
  keyMarks: z.strictObject({ important: share, group: share, strategic: share }),
  serviceLevels: texts,
  specialCareShare: share,
  organisationSpend: z.strictObject({ commercial: spread, key: spread }),
  personalKeyFactor: z.number().positive(),
  influentialShare: share,
  reasons: z.strictObject({ loss: weights, usageLoss: weights, rivals: weights, knownShare: share }),
  portOutShare: share,
  household: z.strictObject({
    block: z.int().positive(),
    patterns: z.array(z.array(z.int().positive())).min(1),
    weights: z.array(z.number()),
  }),
  groupEvery: z.int().positive(),
  groupsInBlock: z.int().positive(),
  interests: weights,
  habits: weights,
  preference: z.strictObject({
    channels: z.strictObject({ sms: z.number(), email: z.number(), 'call-list': z.number() }),
    channelKnownShare: share,
    hoursKnownShare: share,
    hours: z.array(z.tuple([z.string(), z.string()])).min(1),
    english: share,
  }),
  contact: z.strictObject({
    emailShare: share,
    invalidMsisdn: share,
    invalidEmail: share,
    addressShare: share,
    verifiedShare: share,
  }),
  consents: z.strictObject({ sources: weights, marketing: consents, service: consents }),
  outsiders: z.strictObject({ firmShare: share, newBuildings: texts }),
  former: z.strictObject({ exitDays: z.int().positive(), recent: z.number().positive() }),
});
export type World = z.infer<typeof WorldShape>;

export const COURSES = [
  'stable',
  'growing',
  'surging',
  'declining',
  'usage-loss',
  'dormant',
  'bill-shock',
  'seasonal',
] as const;
export type CourseName = (typeof COURSES)[number];

const course = z.strictObject({
  from: z.number(),
  over: z.int().positive(),
  to: z.number(),
  noise: z.number().min(0),
  lastMonth: z.number().exactOptional(),
});
const courseWeights = z.partialRecord(z.enum(COURSES), z.number().min(0));

/** How customers of this world use what they have, and what happens to them. */
export const BehaviourShape = z.strictObject({
  courses: z.record(z.enum(COURSES), course),
  courseWeights: z.strictObject({
    new: courseWeights,
    loose: courseWeights,
    bound: courseWeights,
    leaving: courseWeights,
  }),
  seasons: z.array(z.number().positive()).length(12),
  gaps: z.strictObject({ share, longest: z.int().positive(), recentShare: share }),
  cost: z.strictObject({
    least: share,
    most: share,
    lossMakingShare: share,
    lossMaking: z.number(),
    hotlineCall: fen,
    floor: fen,
  }),
  data: z.strictObject({ perAllowance: spread, broadbandMb: z.int().min(0), shareOfRevenue: span }),
  branches: z.strictObject({
    months: z.int().min(0),
    addOnsOfData: share,
    contentOfAddOns: share,
    interconnectIn: fen,
    interconnectOut: fen,
  }),
  voice: spread,
  messages: z.strictObject({ mean: z.number().min(0) }),
  roaming: z.strictObject({ travellerShare: share, days: z.number(), otherChance: share }),
  night: z.strictObject({ least: share, most: share, owlShare: share, owlLeast: share, owlMost: share }),
  apps: z.strictObject({ months: z.int().min(0), weights, spread: z.number() }),
  complaints: z.strictObject({ chance: share, whenLeaving: share }),
  hotline: z.strictObject({ mean: z.number(), heavyShare: share, heavyMean: z.number() }),
  events: z.strictObject({
    days: z.int().positive(),
    lastUseWithinDays: z.int().positive(),
    dormantUseWithinDays: z.int().positive(),
    complaintStaysOpen: share,
    complaintCauses: weights,
    surveys: z.record(
      z.string(),
      z.strictObject({ share, mean: z.number(), spread: z.number(), only: z.literal('former').exactOptional() }),
    ),
    others: z.strictObject({
      suggestion: z.strictObject({ share, about: texts }),
      referral: z.strictObject({ share, about: texts }),
      'plan-change': z.strictObject({ share, about: texts }),
      'device-change': z.strictObject({ share, about: texts }),
      reward: z.strictObject({ share, about: texts }),
      'usage-drop': z.strictObject({ share, about: texts }),
      'contract-change': z.strictObject({ share, about: texts }),
    }),
  }),
  incidents: z.array(z.strictObject({ node: z.string(), about: z.string(), opened: day, closed: day.nullable() })),
});
export type Behaviour = z.infer<typeof BehaviourShape>;
