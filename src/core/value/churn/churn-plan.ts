import type { Condition } from '../../condition/condition.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Bin } from '../../facts/models/bins.js';
import type { AttributeValue, Bins } from '../scorecard/bins.js';
import type { ScoreScale } from '../scorecard/scorecard.js';

/** What an attribute asks of a customer: a fact, or which of some products is held, the first that is. */
export type AttributeSource =
  | { readonly by: 'fact'; readonly fact: string }
  | { readonly by: 'holds'; readonly products: readonly string[] };

export type ChurnAttribute = { readonly name: string; readonly source: AttributeSource; readonly bins?: Bins };

/**
 * The plan of a churn scorecard, as its file has it: what it is trained on, by what it is judged, and how its answers
 * are told. `bands` are of the score; `bar` is what a version must reach out of fold before it may be put in force;
 * `split` is the salt of the folds; `reasons` how many are told of a customer.
 */
export type ChurnPlan = {
  readonly attributes: readonly ChurnAttribute[];
  readonly mostBins: number;
  /** Of a larger base a part of this size is trained on: memory does not grow with the base. */
  readonly mostExamples: number;
  readonly scale: ScoreScale;
  readonly bands: readonly Bin<string>[];
  /** Only records of this origin are trained on and watched; null is the whole base. */
  readonly origin: string | null;
  readonly label: { readonly churned: Condition; readonly stayed: Condition };
  readonly split: string;
  readonly bar: { readonly auc: number; readonly lift: number };
  readonly drift: { readonly watch: number; readonly act: number };
  readonly reasons: number;
};

/** Held is none of the products. */
export const NONE_HELD = 'none';
const PRODUCTS = 'productsHeld';

/** The facts an attribute is read from. */
export function factOf({ source }: ChurnAttribute): string {
  return source.by === 'fact' ? source.fact : PRODUCTS;
}

/** Codes of what is held; null where nobody knows. */
function heldIn(value: FactSheet[string] | undefined): ReadonlySet<unknown> | null {
  if (!Array.isArray(value)) return null;
  const held = new Set<unknown>();
  for (const one of value) if (one !== null && typeof one === 'object') held.add(one.product);
  return held;
}

function told(value: FactSheet[string] | undefined): AttributeValue {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function firstHeld(products: readonly string[], held: ReadonlySet<unknown> | null): AttributeValue {
  return held === null ? null : (products.find((product) => held.has(product)) ?? NONE_HELD);
}

/** Reads the attributes of one customer after another, by name; who holds nothing known is missing, not `none`. */
export function attributeReader(
  attributes: readonly ChurnAttribute[],
): (sheet: FactSheet) => Readonly<Record<string, AttributeValue>> {
  return (sheet) => {
    const held = heldIn(sheet[PRODUCTS]);
    const values: Record<string, AttributeValue> = {};
    for (const { name, source } of attributes) {
      values[name] = source.by === 'fact' ? told(sheet[source.fact]) : firstHeld(source.products, held);
    }
    return values;
  };
}

/** What an attribute asks, as text: a version trained on another question must not answer this one. */
export function questionOf({ name, source }: ChurnAttribute): string {
  return `${name}=${source.by === 'fact' ? source.fact : source.products.join('|')}`;
}
