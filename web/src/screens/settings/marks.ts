/** A band of a model's file: half-open, the first without a beginning, the last without an end. */
type Band = { readonly band: string | number; readonly from?: number; readonly to?: number };
type Line = {
  readonly currency: string;
  readonly bands: readonly Band[];
  readonly overrides?: readonly {
    readonly region?: string;
    readonly brand?: string;
    readonly bands: readonly Band[];
  }[];
};
/** The part `model` of a file of kind `bands`, as far as marks go; the rest of it is kept as it is. */
export type BandPart = {
  readonly of: string;
  readonly gives: { readonly band: string };
  readonly hysteresisPct?: number;
  readonly bands?: readonly Band[];
  readonly lines?: readonly Line[];
};
/** Bands that hold for some customers: of a currency, narrowed to a brand or a region, or of everybody. */
export type BandSet = {
  readonly key: string;
  readonly currency: string | null;
  readonly narrowed: string | null;
  readonly bands: readonly Band[];
};

export function bandSets({ bands, lines = [] }: BandPart): readonly BandSet[] {
  if (bands) return [{ key: 'all', currency: null, narrowed: null, bands }];
  return lines.flatMap(({ currency, bands: own, overrides = [] }): BandSet[] => [
    { key: currency, currency, narrowed: null, bands: own },
    ...overrides.map(({ region, brand, bands: other }, index) => ({
      key: `${currency} ${index}`,
      currency,
      narrowed: [brand, region].filter(Boolean).join(', '),
      bands: other,
    })),
  ]);
}

/** The bands of a model, the lowest first. */
export function risingBands(model: BandPart): readonly string[] {
  return [...new Set(bandSets(model).flatMap(({ bands }) => bands.map(({ band }) => String(band))))];
}

/** Where one band ends and the next begins: one mark fewer than bands. */
export function marksOf(bands: readonly Band[]): readonly number[] {
  return bands.slice(1).map(({ from }, index) => from ?? bands[index]?.to ?? 0);
}

/** A mark belongs to both bands it lies between. */
function moved(bands: readonly Band[], place: number, value: number): readonly Band[] {
  return bands.map((band, index) => {
    if (index === place) return { ...band, to: value };
    return index === place + 1 ? { ...band, from: value } : band;
  });
}

/** The same model with one mark elsewhere. */
export function withMark(model: BandPart, key: string, place: number, value: number): BandPart {
  if (model.bands) return { ...model, bands: moved(model.bands, place, value) };
  const lines = (model.lines ?? []).map((line): Line => {
    const { currency, bands, overrides } = line;
    if (key === currency) return { ...line, bands: moved(bands, place, value) };
    if (!overrides) return line;
    const others = overrides.map((one, index) =>
      key === `${currency} ${index}` ? { ...one, bands: moved(one.bands, place, value) } : one,
    );
    return { ...line, overrides: others };
  });
  return { ...model, lines };
}

/** Marks must rise: otherwise a band would be empty. */
export function marksRise(model: BandPart): boolean {
  return bandSets(model).every(({ bands }) => {
    const marks = marksOf(bands);
    return marks.every((mark, index) => index === 0 || mark > (marks[index - 1] ?? Number.NEGATIVE_INFINITY));
  });
}
