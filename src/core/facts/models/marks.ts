import type { FactValue } from '../fact-sheet.js';
import type { FactRow, PlaceOf } from '../row/fact-row.js';

/** Marks that hold for one currency; an override narrows them to a region, a brand or both. */
export type MarksLine<M> = {
  readonly currency: string;
  readonly marks: M;
  readonly overrides?: readonly { readonly region?: string; readonly brand?: string; readonly marks: M }[];
};

export type MarksKey = {
  readonly currency: string | null;
  readonly region: string | null;
  readonly brand: string | null;
};

/** Why there are no marks: nobody knows the currency, or the file has no line for it. */
export const NO_MARKS_CAUSES = ['CURRENCY_UNKNOWN', 'NO_MARKS_FOR_CURRENCY'] as const;
export type NoMarksCause = (typeof NO_MARKS_CAUSES)[number];

/** The first override that fits wins, else the currency's own marks: amounts of two currencies never meet one mark. */
export function marksFor<M>(lines: readonly MarksLine<M>[], key: MarksKey): M | NoMarksCause {
  if (key.currency === null) return 'CURRENCY_UNKNOWN';
  for (const { currency, marks, overrides = [] } of lines) {
    if (currency !== key.currency) continue;
    for (const override of overrides) {
      const { region = key.region, brand = key.brand } = override;
      if (region === key.region && brand === key.brand) return override.marks;
    }
    return marks;
  }
  return 'NO_MARKS_FOR_CURRENCY';
}

/** The facts that choose the marks. */
export const MARKS_FACTS = ['currency', 'region', 'brand'] as const;

export function marksKeyOf(sheet: Readonly<Record<string, unknown>>): MarksKey {
  const text = (name: (typeof MARKS_FACTS)[number]) => {
    const value = sheet[name];
    return typeof value === 'string' ? value : null;
  };
  return { currency: text('currency'), region: text('region'), brand: text('brand') };
}

/** The places of the facts that choose the marks. */
export type MarksPlaces = { readonly currency: number; readonly region: number; readonly brand: number };

export function marksPlaces(placeOf: PlaceOf): MarksPlaces {
  return { currency: placeOf('currency'), region: placeOf('region'), brand: placeOf('brand') };
}

const textIn = (value: FactValue | undefined) => (typeof value === 'string' ? value : null);

/** The marks for a customer's row. */
export function marksInRow<M>(lines: readonly MarksLine<M>[], row: FactRow, at: MarksPlaces): M | NoMarksCause {
  const key = { currency: textIn(row[at.currency]), region: textIn(row[at.region]), brand: textIn(row[at.brand]) };
  return marksFor(lines, key);
}
