/** What a spreadsheet takes for a formula, or strips so that one is left; as Chinese and Japanese keyboards write the signs, too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?$/;
const MARKED = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/**
 * A cell of a CSV that somebody may open in a spreadsheet: what would be calculated there gets an apostrophe before it. A
 * plain negative number stays a number.
 */
export function guardedCell(text: string): string {
  return FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}

/** A cell as it was before `guardedCell`, or before another product that marks its cells in the same way. */
export function plainCell(text: string): string {
  return text.replace(MARKED, '');
}
