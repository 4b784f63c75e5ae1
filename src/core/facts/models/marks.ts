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
  const line = lines.find(({ currency }) => currency === key.currency);
  if (line === undefined) return 'NO_MARKS_FOR_CURRENCY';
  const fitting = line.overrides?.find(
    ({ region, brand }) =>
      (region === undefined || region === key.region) && (brand === undefined || brand === key.brand),
  );
  return fitting?.marks ?? line.marks;
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
