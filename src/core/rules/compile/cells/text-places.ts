/** How many of an ascending row are not above the value. */
export function countUpTo<V extends number | string>(
  ascending: ArrayLike<V>,
  value: V,
  from = 0,
  to = ascending.length,
) {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as V) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where a text lies as the ordering operators see it: whether it starts like a number, between which texts, and between
 * which numbers once it is turned into one. Texts of one place that are none of the texts themselves are answered alike.
 */
export class TextPlaces {
  private readonly texts: readonly string[];

  /** `bounds` ascend; each number that is compared with is an interval of its own. */
  constructor(
    texts: readonly string[],
    private readonly bounds: readonly number[],
  ) {
    this.texts = [...texts].sort();
  }

  of(text: string): number {
    const value = Number(text);
    const number = Number.isNaN(value) ? 0 : 1 + countUpTo(this.bounds, value);
    const place = countUpTo(this.texts, text) * (this.bounds.length + 2) + number;
    return place * 2 + (Number.isNaN(Number.parseFloat(text)) ? 0 : 1);
  }
}
