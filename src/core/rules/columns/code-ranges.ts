/** Codes from `lowest` to `lowest + span`, both included. */
export type CodeRange = { readonly lowest: number; readonly span: number };

/** The codes at which a predicate holds; where `flipped`, those at which it does not: whichever are fewer ranges. */
export type CodeRanges = { readonly ranges: readonly CodeRange[]; readonly flipped: boolean };

/** No cell has this code: a question with no codes asks for it. */
const NOBODY: CodeRange = { lowest: 255, span: 0 };

function rangesWhere(answers: readonly Uint8Array[], place: number, wanted: number): readonly CodeRange[] {
  const ranges: CodeRange[] = [];
  for (let code = 0; code < answers.length; code += 1) {
    if (answers[code]?.[place] !== wanted) continue;
    const lowest = code;
    while (answers[code + 1]?.[place] === wanted) code += 1;
    ranges.push({ lowest, span: code - lowest });
  }
  return ranges;
}

/** Which codes answer the predicate at `place` of a dimension: at least one range, so that every bit is written. */
export function codeRangesOf(answers: readonly Uint8Array[], place: number): CodeRanges {
  const holds = rangesWhere(answers, place, 1);
  const fails = rangesWhere(answers, place, 0);
  const flipped = fails.length < holds.length;
  const ranges = flipped ? fails : holds;
  return { ranges: ranges.length === 0 ? [NOBODY] : ranges, flipped };
}
