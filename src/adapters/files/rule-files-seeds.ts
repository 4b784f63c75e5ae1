import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { Campaign } from '../../core/campaign/campaign.js';
import type { Lever } from '../../core/campaign/lever.js';
import type { NamedLists } from '../../core/condition/terms.js';
import { CHANNELS, PURPOSES } from '../../core/customer/consent.js';
import { audienceProblems } from '../../core/decision/audience.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { OFFER_STATES, type Offer } from '../../core/offer/offer.js';
import { checkPackage } from '../../core/offer/package.js';
import type { ProductCatalogue } from '../../core/offer/product.js';
import { inFile, type RuleFile } from './rule-files-json.js';
import { CurrencySchema, IdSchema, readShape, saying, WordsSchema } from './rule-files-shape.js';

/** A campaign as its file gives it; when it was made is the store's to say. */
export type CampaignSeed = Omit<Campaign, 'createdAt'>;

const LeversSchema = z
  .array(
    z.strictObject({
      id: IdSchema,
      title: WordsSchema,
      branch: z.string().min(1),
      stages: z.array(z.string().min(1)).min(1),
      guardrails: z.array(IdSchema).min(1).exactOptional(),
    }),
  )
  .min(1);

const ChannelWordingSchema = z.strictObject({ subject: WordsSchema.exactOptional(), body: WordsSchema });
/** What a customer pays: nothing at all is a price too. */
export const PriceSchema = z.int().min(0);

export const WordingSchema = z
  .partialRecord(z.enum(CHANNELS), ChannelWordingSchema)
  .refine(({ email }) => email === undefined || email.subject !== undefined, {
    ...saying('EMAIL_WITHOUT_SUBJECT'),
    path: ['email'],
  })
  .transform((wording) => wording as Offer['wording']);

const OfferSchema = z
  .strictObject({
    id: IdSchema,
    title: WordsSchema,
    state: z.enum(OFFER_STATES),
    purpose: z.enum(PURPOSES),
    validFrom: z.iso.datetime({ offset: true }),
    validUntil: z.iso.datetime({ offset: true }),
    limits: WordsSchema,
    value: z.int(),
    currency: CurrencySchema,
    product: IdSchema.exactOptional(),
    brings: z.array(IdSchema).exactOptional(),
    replaces: z.array(IdSchema).exactOptional(),
    price: PriceSchema.exactOptional(),
    wording: WordingSchema,
  })
  .refine(({ validFrom, validUntil }) => new Date(validFrom) < new Date(validUntil), {
    ...saying('ENDS_BEFORE_IT_BEGINS'),
    path: ['validUntil'],
  });

const CampaignSchema = z.strictObject({
  id: IdSchema,
  title: WordsSchema,
  pack: IdSchema,
  audience: z.record(z.string(), z.unknown()).exactOptional(),
  state: z.enum(['draft', 'active']),
});

/** One thing a file, the file named for its id: so no id is given twice. */
function readNamed<T extends { readonly id: string }>(
  files: readonly RuleFile[],
  schema: z.ZodType<T>,
  problems: Problem[],
): readonly (T & { readonly file: string })[] {
  return files.flatMap(({ file, json }) => {
    const read = readShape(json, schema);
    if (!read.ok) {
      problems.push(...read.problems.map((problem) => inFile(file, problem)));
      return [];
    }
    const { id } = read.value;
    if (basename(file) !== `${id}.json`) problems.push({ path: file, code: 'FILE_NAME_DIFFERS', params: { id } });
    return [{ ...read.value, file }];
  });
}

/** Offers lie in several folders, so that a file is named for its id does not yet make the id the only one. */
export function readOffers(
  files: readonly RuleFile[],
  products: ProductCatalogue,
  problems: Problem[],
): readonly Offer[] {
  const offers = readNamed(files, OfferSchema, problems);
  for (const [index, offer] of offers.entries()) {
    const { id, file } = offer;
    problems.push(...checkPackage(offer, products).map((problem) => inFile(file, problem)));
    const isFirst = offers.findIndex((other) => other.id === id) === index;
    if (!isFirst) problems.push({ path: `${file}: $.id`, code: 'ID_TWICE', params: { id } });
  }
  return offers.map(({ file: _file, validFrom, validUntil, ...offer }) => ({
    ...offer,
    validFrom: new Date(validFrom),
    validUntil: new Date(validUntil),
  }));
}

export function readCampaigns(
  files: readonly RuleFile[],
  packs: readonly string[],
  { catalogue, lists }: { readonly catalogue: FactCatalogue; readonly lists: NamedLists },
  problems: Problem[],
): readonly CampaignSeed[] {
  return readNamed(files, CampaignSchema, problems).map(({ file, ...campaign }) => {
    const { pack } = campaign;
    if (!packs.includes(pack)) {
      problems.push({ path: `${file}: $.pack`, code: 'CAMPAIGN_PACK_UNKNOWN', params: { pack } });
    }
    if (campaign.audience !== undefined) {
      const found = audienceProblems(campaign.audience, catalogue, lists);
      problems.push(...found.map((problem) => inFile(file, problem)));
    }
    return campaign;
  });
}

export function readLevers({ file, json }: RuleFile, problems: Problem[]): readonly Lever[] {
  const read = readShape(json, LeversSchema);
  if (!read.ok) {
    problems.push(...read.problems.map((problem) => inFile(file, problem)));
    return [];
  }
  for (const [index, { id }] of read.value.entries()) {
    const first = read.value.findIndex((lever) => lever.id === id);
    if (first < index) problems.push({ path: `${file}: $[${index}].id`, code: 'ID_TWICE', params: { id } });
  }
  return read.value;
}
