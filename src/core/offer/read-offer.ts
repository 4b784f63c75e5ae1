import { readCondition } from '../condition/read-condition.js';
import type { CompilePattern, NamedLists } from '../condition/terms.js';
import { CHANNELS, PURPOSES } from '../customer/consent.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import { ANSWERS_TO_OFFERS, monthlyPrice, OFFER_STATES, type Offer, PRICE_PERIODS } from './offer.js';
import {
  among,
  currency,
  type FieldCheck,
  instant,
  listOf,
  percent,
  plainId,
  record,
  setOf,
  whole,
  words,
} from './offer-fields.js';
import { isWritable } from './offer-life.js';
import { checkPackage } from './package.js';
import type { ProductCatalogue } from './product.js';
import { readOfferValue } from './read-offer-value.js';

/** What the names in an offer must be among, and how its conditions are read: as those of rules are. */
export type OfferNames = {
  readonly catalogue: FactCatalogue;
  readonly patterns: CompilePattern;
  readonly lists?: NamedLists;
  readonly products: ProductCatalogue;
  /** Ids of `rules/price-levers.json`. */
  readonly priceLevers: readonly string[];
};

type Checks = Readonly<Record<string, FieldCheck>>;

const MOST_MONTHS = 120;
const MOST_DAYS = 3_660;
const months = whole(1, MOST_MONTHS);
const minor = whole(0);
export const OFFER_CONDITIONS = ['eligibility', 'applicability', 'suitability'] as const;
export type OfferCondition = (typeof OFFER_CONDITIONS)[number];

const discount: FieldCheck = (found, json, path) => {
  const percents = (json as { readonly kind?: unknown } | null)?.kind === 'percent';
  const off: Checks = percents ? { percent } : { amount: whole(1) };
  record({ kind: among(['percent', 'amount']), ...off }, { months })(found, json, path);
};

const value: FieldCheck = (found, json, path) => {
  const read = readOfferValue(json, path);
  if (!read.ok) for (const problem of read.problems) found.add(problem.path, problem.code, problem.params);
};

function condition({ catalogue, patterns, lists }: OfferNames): FieldCheck {
  return (found, json, path) => {
    const terms = { patterns, guarded: true, ...(lists === undefined ? {} : { lists }) };
    const read = readCondition(json, catalogue, path, terms);
    if (!read.ok) for (const problem of read.problems) found.add(problem.path, problem.code, problem.params);
  };
}

function product({ products }: OfferNames): FieldCheck {
  return (found, json, path) => {
    plainId(found, json, path);
    if (typeof json === 'string' && !products.has(json)) found.add(path, 'UNKNOWN_PRODUCT', { product: json });
  };
}

function numberFact({ catalogue }: OfferNames): FieldCheck {
  return (found, json, path) => {
    const type = catalogue.get(String(json))?.type;
    if (type === undefined) found.add(path, 'UNKNOWN_FACT', { fact: String(json) });
    else if (type !== 'number') found.add(path, 'FACT_TYPE_DIFFERS', { fact: String(json), type: 'number' });
  };
}

function wording(blank: boolean): FieldCheck {
  const text = record({ body: words(blank) }, { subject: words(blank) });
  return record({}, Object.fromEntries(CHANNELS.map((channel) => [channel, text])));
}

function required(draft: boolean): Checks {
  return {
    id: plainId,
    title: words(false),
    state: among(OFFER_STATES),
    purpose: among(PURPOSES),
    validFrom: instant,
    validUntil: instant,
    limits: words(draft),
    value,
    currency,
    wording: wording(draft),
  };
}

function optional(names: OfferNames): Checks {
  return {
    product: product(names),
    products: setOf(product(names)),
    brings: setOf(product(names)),
    replaces: setOf(product(names)),
    channels: setOf(among(CHANNELS)),
    price: record({ amount: minor, period: among(PRICE_PERIODS) }),
    discount,
    termMonths: months,
    gifts: listOf(record({ id: plainId, title: words(false), cost: minor })),
    priceLever: among(names.priceLevers),
    ...Object.fromEntries(OFFER_CONDITIONS.map((name) => [name, condition(names)])),
    affordability: record({ fact: numberFact(names), pct: percent }),
    exclusionGroups: setOf(plainId),
    after: listOf(record({ offer: plainId, outcome: among(ANSWERS_TO_OFFERS) }, { withinDays: whole(1, MOST_DAYS) })),
    stock: minor,
    budget: minor,
    costPerAcceptance: minor,
    costPerContact: minor,
    pilots: setOf(plainId),
    tags: setOf(plainId),
  };
}

/** The fields an offer has, the same in `rules/offer.schema.json` (a test holds them together). */
export function offerFields(names: OfferNames): {
  readonly required: readonly string[];
  readonly optional: readonly string[];
} {
  return { required: Object.keys(required(false)), optional: Object.keys(optional(names)) };
}

type OfferJson = Omit<Offer, 'validFrom' | 'validUntil'> & { readonly validFrom: string; readonly validUntil: string };

function offerOf(json: OfferJson): Offer {
  return { ...json, validFrom: new Date(json.validFrom), validUntil: new Date(json.validUntil) };
}

function checkTexts({ wording, channels = CHANNELS }: Offer, found: FoundProblems): void {
  if (wording.email !== undefined && wording.email.subject === undefined) {
    found.add('$.wording.email', 'EMAIL_WITHOUT_SUBJECT');
  }
  for (const channel of CHANNELS.filter((one) => wording[one] !== undefined && !channels.includes(one))) {
    found.add(pathTo('$.wording', channel), 'WORDING_OF_NO_CHANNEL', { channel });
  }
}

/** Arbitration chooses nothing that sells at a loss; a service may be one. */
function checkValue({ purpose, value }: Offer, found: FoundProblems): void {
  const fixed = typeof value === 'number' ? value : value.kind === 'fixed' ? value.amount : 0;
  const path = typeof value === 'number' ? '$.value' : '$.value.amount';
  if (purpose === 'marketing' && fixed < 0) found.add(path, 'OFFER_VALUE_BELOW_ZERO', { value: fixed });
}

function checkMoney(offer: Offer, found: FoundProblems): void {
  checkValue(offer, found);
  const { price, discount, budget, costPerAcceptance, costPerContact } = offer;
  if (price !== undefined && discount?.kind === 'amount' && discount.amount > price.amount) {
    found.add('$.discount.amount', 'DISCOUNT_ABOVE_PRICE', { discount: discount.amount, price: price.amount });
  }
  if (offer.affordability !== undefined && monthlyPrice(offer) === null) {
    found.add('$.affordability', 'AFFORDABILITY_WITHOUT_PRICE');
  }
  const costs = costPerAcceptance ?? costPerContact;
  if (budget !== undefined && costs === undefined) found.add('$.budget', 'BUDGET_WITHOUT_COST');
}

/** What the fields say of each other. */
function checkWhole(offer: Offer, { products }: OfferNames, found: FoundProblems): void {
  const { validFrom, validUntil, id, after = [], products: sold = [] } = offer;
  if (validFrom >= validUntil) found.add('$.validUntil', 'ENDS_BEFORE_IT_BEGINS');
  checkTexts(offer, found);
  checkMoney(offer, found);
  for (const { path, code, params } of checkPackage(offer, products)) found.add(path, code, params);
  for (const [index, { offer: other }] of after.entries()) {
    if (other === id) found.add(`$.after[${index}].offer`, 'OFFER_AFTER_ITSELF');
  }
  for (const [index, one] of sold.entries()) {
    const excludes = products.get(one)?.excludes ?? [];
    const other = sold.find((another) => excludes.includes(another));
    if (other !== undefined) found.add(`$.products[${index}]`, 'PRODUCTS_EXCLUDE', { product: one, other });
  }
}

/**
 * Reads an offer as its author wrote it, and names everything that is wrong with it at its JSON path. While it is an idea
 * or in design, limits and wording may be blank still. Its life is the store's to keep, never a file's to say.
 */
export function readOffer(json: unknown, names: OfferNames): Read<Offer> {
  const found = new FoundProblems();
  const { state } = (json ?? {}) as { readonly state?: unknown };
  const draft = OFFER_STATES.some((one) => one === state && isWritable(one));
  record(required(draft), optional(names))(found, json, '$');
  if (!found.none) return found.result(json as Offer);
  const offer = offerOf(json as OfferJson);
  checkWhole(offer, names, found);
  return found.result(offer);
}

/** What offers say of each other: none comes after an unknown one, or in a circle. `path` names the offer. */
export function checkOfferLinks(
  offers: readonly Offer[],
): readonly { readonly id: string; readonly found: FoundProblems }[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  return offers.map(({ id, after = [] }) => {
    const found = new FoundProblems();
    for (const [index, { offer }] of after.entries()) {
      if (!byId.has(offer)) found.add(`$.after[${index}].offer`, 'UNKNOWN_OFFER', { offer });
    }
    if (comesAfter(id, id, byId)) found.add('$.after', 'OFFERS_IN_A_CIRCLE', { offer: id });
    return { id, found };
  });
}

/** Whether an offer can only come after another, however far. */
function comesAfter(id: string, other: string, offers: ReadonlyMap<string, Offer>): boolean {
  const seen = new Set<string>();
  const open = (offers.get(id)?.after ?? []).map(({ offer }) => offer);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === other) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(offers.get(next)?.after ?? []).map(({ offer }) => offer));
  }
  return false;
}
