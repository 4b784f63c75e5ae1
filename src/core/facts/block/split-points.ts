import type { PlaceRange } from '../fact-block.js';

/**
 * The places at which a range is cut so that each part holds about `each` of the `customers` in it: places are hashes,
 * so customers lie evenly. At most `most` cuts; none where the range is too narrow or the parts would not be smaller.
 */
export function splitPoints(
  { from, to }: PlaceRange,
  customers: number,
  each: number,
  most: number,
): readonly number[] {
  const parts = Math.min(Math.ceil(customers / each), most + 1, to - from);
  if (parts < 2) return [];
  return Array.from({ length: parts - 1 }, (_cut, index) => from + Math.floor(((to - from) * (index + 1)) / parts));
}

/** Whether ranges in order lie end to end and cover what was asked for: no gap, no overlap. */
export function tiles(ranges: readonly PlaceRange[], { from, to }: PlaceRange): boolean {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined || first.from > from || last.to < to) return false;
  return ranges.every((range, index) => index === 0 || ranges[index - 1]?.to === range.from);
}

/** Ranges that lie end to end, so many taken as one. */
export function blockWindows(ranges: readonly PlaceRange[], each: number): readonly PlaceRange[] {
  const windows: PlaceRange[] = [];
  for (let first = 0; first < ranges.length; first += each) {
    const [from, to] = [ranges[first]?.from, ranges[Math.min(first + each, ranges.length) - 1]?.to];
    if (from !== undefined && to !== undefined) windows.push({ from, to });
  }
  return windows;
}
