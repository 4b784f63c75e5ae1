import { foldTree } from '../condition/condition.js';
import { leafTest, type Truth, truthFold } from '../condition/evaluate-condition.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import type { Day } from '../kit/day.js';
import type { CompiledPack } from './program.js';

/**
 * The plain interpreter, rule by rule and leaf by leaf: the judge of the compiled paths, which say the same in microseconds
 * (`guarded/`). The truth of each rule of the pack, in its order, for one customer; only `'true'` is a match. `today` is the
 * day of the run's instant in the operator's zone; a pack that asks for it (`asksClock`) throws without.
 */
export function evaluateRow(compiled: CompiledPack, sheet: FactSheet, today: Day | null = null): readonly Truth[] {
  const answers = compiled.questions.map(({ leaf, test }) => (test ?? leafTest(leaf, today))(sheet[leaf.fact]));
  const fold = truthFold<number>((question) => answers[question] ?? 'unknown');
  return compiled.rules.map(({ program }) => foldTree(program, fold));
}
