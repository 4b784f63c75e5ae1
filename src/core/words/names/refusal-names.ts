import type { Organisation } from '../../access/organisation.js';
import type { Hold } from '../../campaign/hold.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { Words } from '../../kit/locale.js';
import type { ProductCatalogue } from '../../offer/product.js';
import type { Cap } from '../../policy/cap/cap.js';

type Titled = { readonly id: string; readonly title: Words };

/** What is called by a title where a sentence would name it by its id. */
export const TITLED = ['offer', 'product', 'hold', 'cap', 'capacity', 'node', 'rule', 'campaign'] as const;
export type TitledKind = (typeof TITLED)[number];

/** All that refusals speak of by ids, by its titles; the zone is the operator's: instants are told in it. */
export type RefusalNames = {
  readonly catalogue: FactCatalogue;
  readonly zone: string;
  readonly title: (kind: TitledKind, id: string) => Words | null;
  /** The one fact that a hold asks for; null where it asks for several. */
  readonly factOfHold: (id: string) => string | null;
};

type Rules = {
  readonly catalogue: FactCatalogue;
  readonly holds: readonly Hold[];
  readonly products: ProductCatalogue;
  readonly capacities: readonly Titled[];
  readonly organisation: Organisation;
  readonly policy: { readonly operatorZone: string; readonly caps: readonly Pick<Cap, 'id' | 'title'>[] };
};
type Stored = {
  readonly offers: readonly Titled[];
  readonly rules?: readonly Titled[];
  readonly campaigns?: readonly Titled[];
};

const titles = (list: readonly { readonly id: string; readonly title?: Words }[]): ReadonlyMap<string, Words> =>
  new Map(list.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title] as const])));

/** Every fact a condition asks for, wherever it stands in it. */
function factsIn(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(factsIn);
  if (typeof json !== 'object' || json === null) return [];
  if ('fact' in json && typeof json.fact === 'string') return [json.fact];
  return Object.values(json).flatMap(factsIn);
}

/** Titles as they are now: what a decision named by an id that is there no longer is told by the id. */
export function refusalNames(of: Rules, { offers, rules = [], campaigns = [] }: Stored): RefusalNames {
  const byKind: { readonly [K in TitledKind]: ReadonlyMap<string, Words> } = {
    offer: titles(offers),
    product: titles([...of.products.values()]),
    hold: titles(of.holds),
    cap: titles(of.policy.caps),
    capacity: titles(of.capacities),
    node: titles(of.organisation.all.map(({ code, title }) => ({ id: code, title }))),
    rule: titles(rules),
    campaign: titles(campaigns),
  };
  return {
    catalogue: of.catalogue,
    zone: of.policy.operatorZone,
    title: (kind, id) => byKind[kind].get(id) ?? null,
    factOfHold: (id) => {
      const asked = new Set(factsIn(of.holds.find((hold) => hold.id === id)?.conditions));
      const [only = null] = asked;
      return asked.size === 1 ? only : null;
    },
  };
}
