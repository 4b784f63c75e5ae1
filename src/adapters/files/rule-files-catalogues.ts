import { z } from 'zod';
import { checkOrganisation, ORG_LEVELS, Organisation } from '../../core/access/organisation.js';
import { CHANNELS } from '../../core/customer/consent.js';
import type { Problem } from '../../core/kit/problem.js';
import { checkReasons, EXPLAINED, type Reason } from '../../core/lifecycle/reason.js';
import { checkLocalOffers, type LocalOffer } from '../../core/offer/local-offer.js';
import type { Offer } from '../../core/offer/offer.js';
import { checkProducts, PRODUCT_KINDS, type ProductCatalogue, VALUE_ADDED_CLASSES } from '../../core/offer/product.js';
import { namesIn } from './rule-files-json.js';
import { listIn } from './rule-files-list.js';
import { IdSchema, saying, WordsSchema } from './rule-files-shape.js';

const IdsSchema = z.array(IdSchema);

const ProductSchema = z
  .strictObject({
    id: IdSchema,
    title: WordsSchema,
    kind: z.enum(PRODUCT_KINDS),
    valueAdded: z.enum(VALUE_ADDED_CLASSES).exactOptional(),
    owner: z.enum(['own', 'partner']),
    version: z.int().min(1),
    excludes: IdsSchema,
    cannibalises: IdsSchema,
    requires: IdsSchema,
    needsServiceability: z.boolean(),
    industries: IdsSchema.exactOptional(),
  })
  .refine(({ kind, valueAdded }) => (kind === 'value-added') === (valueAdded !== undefined), {
    ...saying('VALUE_ADDED_WITHOUT_CLASS'),
    path: ['valueAdded'],
  });

const NodeSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
  level: z.enum(ORG_LEVELS),
  parent: z.string().nullable(),
  title: WordsSchema,
});

const ReasonSchema = z.strictObject({
  code: IdSchema,
  title: WordsSchema,
  explains: z.array(z.enum(EXPLAINED)).min(1),
});

const ChannelWordingSchema = z.strictObject({ subject: WordsSchema.exactOptional(), body: WordsSchema });

/** Texts by channel; mail needs a subject. */
const WordingSchema = z
  .partialRecord(z.enum(CHANNELS), ChannelWordingSchema)
  .refine(({ email }) => email === undefined || email.subject !== undefined, {
    ...saying('EMAIL_WITHOUT_SUBJECT'),
    path: ['email'],
  })
  .transform((wording) => wording as Offer['wording']);

const LocalOfferSchema = z.strictObject({
  offer: IdSchema,
  orgNode: z.string(),
  offered: z.boolean().exactOptional(),
  validUntil: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .exactOptional(),
  limits: WordsSchema.exactOptional(),
  price: z.int().min(0).exactOptional(),
  wording: WordingSchema.exactOptional(),
});

/** What nodes say of offers; read when the offers are known. An installation may do without the file. */
export async function readLocalOffers(
  rulesDir: string,
  offers: readonly Offer[],
  organisation: Organisation,
  problems: Problem[],
): Promise<readonly LocalOffer[]> {
  if (!(await namesIn(rulesDir, '.'))?.includes('local-offers.json')) return [];
  const check = (list: readonly LocalOffer[]) => checkLocalOffers(list, offers, organisation);
  return await listIn(rulesDir, 'local-offers.json', LocalOfferSchema, check, problems);
}

export type Catalogues = {
  readonly products: ProductCatalogue;
  readonly organisation: Organisation;
  readonly reasons: readonly Reason[];
};

/** What the operator sells, how it is organised, and why customers leave. */
export async function readCatalogues(rulesDir: string, problems: Problem[]): Promise<Catalogues> {
  const products = await listIn(rulesDir, 'products.json', ProductSchema, checkProducts, problems);
  const nodes = await listIn(rulesDir, 'organisation.json', NodeSchema, checkOrganisation, problems);
  const reasons = await listIn(rulesDir, 'reasons.json', ReasonSchema, checkReasons, problems);
  return {
    products: new Map(products.map((product) => [product.id, product])),
    organisation: new Organisation(nodes),
    reasons,
  };
}
