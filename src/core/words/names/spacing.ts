import type { Locale } from '../../kit/locale.js';

const HAN_THEN_SPACE = /[\p{Script=Han}] $/u;
const SPACE_THEN_HAN = /^ [\p{Script=Han}]/u;
const BEGINS_HAN = /^[\p{Script=Han}“（]/u;
const ENDS_HAN = /[\p{Script=Han}”）]$/u;

/**
 * A sentence with its values put in. Templates have a space between Chinese and a value, as is right before figures and Latin
 * letters; where the value is Chinese itself, or there is none, the space has no place. `pieces` are one more than `values`.
 */
export function filled(pieces: readonly string[], values: readonly string[], locale: Locale): string {
  const isChinese = locale === 'zh-CN';
  const [first = '', ...rest] = pieces;
  let said = first;
  for (const [at, piece] of rest.entries()) {
    const value = values[at] ?? '';
    const isSpaced = HAN_THEN_SPACE.test(pieces[at] ?? '') && said.endsWith(' ');
    if (isChinese && isSpaced && (value === '' || BEGINS_HAN.test(value))) said = said.slice(0, -1);
    said += value;
    said += isChinese && ENDS_HAN.test(value) && SPACE_THEN_HAN.test(piece) ? piece.slice(1) : piece;
  }
  return said;
}
