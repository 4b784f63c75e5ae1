import { foldTree } from '../condition/condition.js';
import { leafTruth, type Truth, truthFold } from '../condition/evaluate-condition.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { CompiledPack } from './program.js';

/** The truth of each rule of the pack, in its order, for one customer. Only `'true'` is a match. */
export function evaluateRow(compiled: CompiledPack, sheet: FactSheet): readonly Truth[] {
  const answers = compiled.questions.map(({ leaf, predicate }) => leafTruth(leaf, sheet, predicate));
  const fold = truthFold<number>((question) => answers[question] ?? 'unknown');
  return compiled.rules.map(({ program }) => foldTree(program, fold));
}
