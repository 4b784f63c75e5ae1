/**
 * How a column is stored: the narrowest kind that is exact. The place in the list is the number in the bytes, so new
 * kinds go to the end.
 */
export const STORED_KINDS = [
  'bit',
  'u8',
  'u16',
  'i32',
  'f64',
  'day',
  'dict8',
  'dict16',
  'dict32',
  'list',
  'series12',
  'series24',
] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

type NumberKind = 'u8' | 'u16' | 'i32' | 'f64';

/** Minus zero is no integer here: only f64 tells it from zero. */
const fits = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most && !Object.is(value, -0);

function widthOf(value: number): number {
  if (fits(value, 0, 0xff)) return 0;
  if (fits(value, 0, 0xffff)) return 1;
  return fits(value, -0x8000_0000, 0x7fff_ffff) ? 2 : 3;
}

const WIDTHS: readonly NumberKind[] = ['u8', 'u16', 'i32', 'f64'];

/** The kind that holds all the values that are present; what stands where none is does not count. */
export function numberKindOf(values: Float64Array, present: (index: number) => boolean): NumberKind {
  let width = 0;
  for (let index = 0; index < values.length && width < 3; index += 1) {
    if (present(index)) width = Math.max(width, widthOf(values[index] ?? 0));
  }
  return WIDTHS[width] ?? 'f64';
}

/** By how many texts there are to tell apart. */
export function dictKindOf(texts: number): 'dict8' | 'dict16' | 'dict32' {
  if (texts <= 0x100) return 'dict8';
  return texts <= 0x1_0000 ? 'dict16' : 'dict32';
}
