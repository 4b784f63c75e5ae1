const NOTHING_TO_SEE = /^[\s\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Whether nobody would see anything: spaces of all kinds, joiners, marks without a width. */
export function isBlank(text: string): boolean {
  return NOTHING_TO_SEE.test(text);
}
