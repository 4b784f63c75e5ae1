import { basename } from 'node:path/posix';
import { z } from 'zod';
import type { Campaign } from '../../core/campaign/campaign.js';
import type { Lever } from '../../core/campaign/lever.js';
import { readCondition } from '../../core/condition/read-condition.js';
import type { NamedLists } from '../../core/condition/terms.js';
import { CHANNELS, PURPOSES } from '../../core/customer/consent.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { Problem } from '../../core/kit/problem.js';
import { OFFER_STATES, type Offer } from '../../core/offer/offer.js';
import type { ProductCatalogue } from '../../core/offer/product.js';
import { compilePattern } from '../../core/rules/regex.js';
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
    }),
  )
  .min(1);

const WordingSchema = z.strictObject({ subject: WordsSchema.exactOptional(), body: WordsSchema });

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
    wording: z.partialRecord(z.enum(CHANNELS), WordingSchema),
  })
  .refine(({ wording }) => wording.email === undefined || wording.email.subject !== undefined, {
    ...saying('EMAIL_WITHOUT_SUBJECT'),
    path: ['wording', 'email'],
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
  for (const [index, { id, file, product }] of offers.entries()) {
    if (product !== undefined && !products.has(product)) {
      problems.push({ path: `${file}: $.product`, code: 'UNKNOWN_PRODUCT', params: { product } });
    }
    const isFirst = offers.findIndex((other) => other.id === id) === index;
    if (!isFirst) problems.push({ path: `${file}: $.id`, code: 'ID_TWICE', params: { id } });
  }
  return offers.map(({ file: _file, validFrom, validUntil, wording, ...offer }) => ({
    ...offer,
    validFrom: new Date(validFrom),
    validUntil: new Date(validUntil),
    wording: wording as Offer['wording'],
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
      const read = readCondition(campaign.audience, catalogue, '$.audience', { patterns: compilePattern, lists });
      if (!read.ok) problems.push(...read.problems.map((problem) => inFile(file, problem)));
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
