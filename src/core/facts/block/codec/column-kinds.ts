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

/** The kind that holds all the values. Minus zero is no integer here: only f64 tells it from zero. */
export function numberKindOf(values: Float64Array): NumberKind {
  let [least, most] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    if ((value | 0) !== value || Object.is(value, -0)) return 'f64';
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  if (least < 0 || most > 0xffff) return 'i32';
  return most > 0xff ? 'u16' : 'u8';
}

/** By how many texts there are to tell apart. */
export function dictKindOf(texts: number): 'dict8' | 'dict16' | 'dict32' {
  if (texts <= 0x100) return 'dict8';
  return texts <= 0x1_0000 ? 'dict16' : 'dict32';
}
