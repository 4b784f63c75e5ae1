/** Stands at both ends of a value that is put into a text, until the text is whole; nobody writes it. */
const SEAM = '\uE000';
/** Between Chinese and letters or figures there is room, whichever of them was the value. */
const SEAMS =
  /(\p{Script=Han})\uE000+(?=[\p{Script=Latin}\d$¥€+-])|([\p{Script=Latin}\d%])\uE000+(?=\p{Script=Han})|\uE000+/gu;

/** A value as it is put into a text. */
export function withSeams(value: string): string {
  return `${SEAM}${value}${SEAM}`;
}

/** The text with room where Chinese and others meet at the end of a value: templates need not know which of them it will be. */
export function closedSeams(text: string): string {
  return text.replace(SEAMS, (_all, han?: string, other?: string) => {
    const before = han ?? other;
    return before === undefined ? '' : `${before} `;
  });
}
