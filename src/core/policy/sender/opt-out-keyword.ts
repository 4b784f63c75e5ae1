const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const HAN = /\p{Script=Han}/u;

/**
 * An answer as it is compared: full-width letters are plain ones, case means nothing, and neither do spaces and marks
 * around it, for people write 「ＴＤ」, `stop.` and `"T"`. What is inside stays.
 */
export function foldAnswer(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(EDGES, '').replace(/\s+/g, ' ');
}

/** The keyword, as the rules write it, that an answer is; null: it says something else. A keyword in a sentence is none. */
export function keywordOf(text: string, keywords: readonly string[]): string | null {
  const said = foldAnswer(text);
  return said === '' ? null : (keywords.find((keyword) => foldAnswer(keyword) === said) ?? null);
}

/** Whether a text names a keyword, as a word of its own; Chinese writes its words without spaces. */
export function namesKeyword(text: string, keywords: readonly string[]): boolean {
  const folded = foldAnswer(text);
  const words = new Set(
    folded.split(/[^\p{L}\p{N}]+|(?<=\p{Script=Han})(?=\P{Script=Han})|(?<=\P{Script=Han})(?=\p{Script=Han})/u),
  );
  return keywords
    .map(foldAnswer)
    .some((keyword) => words.has(keyword) || (HAN.test(keyword) && folded.includes(keyword)));
}
