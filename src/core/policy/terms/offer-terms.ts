import type { Hold } from '../../campaign/hold.js';
import { type Condition, factsOf } from '../../condition/condition.js';
import { conditionTest, type Truth } from '../../condition/evaluate-condition.js';
import { readCondition } from '../../condition/read-condition.js';
import type { NamedLists } from '../../condition/terms.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Day } from '../../kit/day.js';
import type { Offer } from '../../offer/offer.js';
import { OFFER_CONDITIONS, type OfferCondition } from '../../offer/read-offer.js';
import { compilePattern } from '../../rules/regex.js';

/** A condition ready to be asked: `truth` quickly, the tree to say why. */
export type Term = { readonly condition: Condition; readonly truth: (sheet: FactSheet) => Truth };

/** Conditions of offers and holds, read once for one day and asked for every customer. */
export type OfferTerms = {
  readonly today: Day | null;
  readonly conditions: ReadonlyMap<string, { readonly [C in OfferCondition]?: Term }>;
  readonly holds: ReadonlyMap<string, Term>;
  /** Ids of the holds under which nothing at all is sold, whatever a plan says. */
  readonly always: readonly string[];
};

export const NO_TERMS: OfferTerms = { today: null, conditions: new Map(), holds: new Map(), always: [] };

type Vocabulary = { readonly catalogue: FactCatalogue; readonly lists?: NamedLists };

/** `today` is the day of the decision in the operator's zone. They were checked when saved: what cannot be read is a fault. */
export function offerTerms(
  offers: readonly Offer[],
  holds: readonly Hold[],
  { catalogue, lists }: Vocabulary,
  today: Day | null,
): OfferTerms {
  const termOf = (json: unknown, what: string): Term => {
    const terms = { patterns: compilePattern, ...(lists === undefined ? {} : { lists }) };
    const read = readCondition(json, catalogue, '$', terms);
    if (!read.ok) throw new Error(`${what} cannot be read: ${JSON.stringify(read.problems)}`);
    return { condition: read.value, truth: conditionTest(read.value, today) };
  };
  const conditions = offers.map((offer): [string, { readonly [C in OfferCondition]?: Term }] => {
    const said = OFFER_CONDITIONS.filter((name) => offer[name] !== undefined);
    return [offer.id, Object.fromEntries(said.map((name) => [name, termOf(offer[name], `${name} of ${offer.id}`)]))];
  });
  const held = holds.map(({ id, conditions: json }): [string, Term] => [id, termOf(json, `the hold ${id}`)]);
  const always = [...new Set(holds.filter((hold) => hold.always === true).map(({ id }) => id))];
  return { today, conditions: new Map(conditions), holds: new Map(held), always };
}

/** A condition of an offer; one that was said and is not among the terms is a fault: nobody passes by a gap. */
export function offerTerm(terms: OfferTerms, offer: Offer, name: OfferCondition): Term | null {
  if (offer[name] === undefined) return null;
  const term = terms.conditions.get(offer.id)?.[name];
  if (term === undefined) throw new Error(`the ${name} of the offer ${offer.id} was not read`);
  return term;
}

/** The facts that the conditions of these offers and these holds ask for. */
export function termFacts(
  { conditions, holds }: OfferTerms,
  offerIds: ReadonlySet<string>,
  holdIds: ReadonlySet<string>,
): readonly string[] {
  const asked = [...offerIds].flatMap((id) => Object.values(conditions.get(id) ?? {}));
  const held = [...holdIds].flatMap((id) => holds.get(id) ?? []);
  return [...new Set([...asked, ...held].flatMap(({ condition }) => factsOf(condition)))];
}
