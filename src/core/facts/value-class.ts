import { type Derivation, derivation } from './derive-facts.js';
import type { FactSheet } from './fact-sheet.js';
import { MARKS_FACTS, type MarksLine, marksFor, marksKeyOf, NO_MARKS_CAUSES } from './marks.js';

const VALUE_CLASSES = ['LOW_MAY_LAPSE', 'LOW_KEEP', 'ORDINARY', 'HIGH', 'HIGH_REVENUE_REVIEW', 'INFLUENTIAL'] as const;
type ValueClass = (typeof VALUE_CLASSES)[number];

const VALUE_CLASS_CAUSES = [
  'SWAYS_OTHERS',
  'COST_ABOVE_SPEND',
  'COST_WITHIN_SPEND',
  'SERVICE_COST_UNKNOWN',
  'BETWEEN_MARKS',
  'SPEND_AND_MARGIN_HIGH',
  'MARGIN_BELOW_MARK',
  'MARGIN_UNKNOWN',
  'SPEND_UNKNOWN',
  ...NO_MARKS_CAUSES,
] as const;
type ValueClassCause = (typeof VALUE_CLASS_CAUSES)[number];

/** Minor units a month: ordinary from `ordinaryFrom`, high from `highFrom`; a high margin begins at `marginHighFrom`. */
export type ValueMarks = { readonly ordinaryFrom: number; readonly highFrom: number; readonly marginHighFrom: number };

export type ValueReading = { readonly valueClass: ValueClass | null; readonly valueClassCause: ValueClassCause };

function lowValue(margin: number | null): ValueReading {
  if (margin === null) return { valueClass: 'LOW_KEEP', valueClassCause: 'SERVICE_COST_UNKNOWN' };
  if (margin < 0) return { valueClass: 'LOW_MAY_LAPSE', valueClassCause: 'COST_ABOVE_SPEND' };
  return { valueClass: 'LOW_KEEP', valueClassCause: 'COST_WITHIN_SPEND' };
}

function highSpend(margin: number | null, { marginHighFrom }: ValueMarks): ValueReading {
  if (margin === null) return { valueClass: 'HIGH_REVENUE_REVIEW', valueClassCause: 'MARGIN_UNKNOWN' };
  if (margin < marginHighFrom) return { valueClass: 'HIGH_REVENUE_REVIEW', valueClassCause: 'MARGIN_BELOW_MARK' };
  return { valueClass: 'HIGH', valueClassCause: 'SPEND_AND_MARGIN_HIGH' };
}

/**
 * Spend and margin against their marks. Nobody is let go on a guess: 'may lapse' needs a known cost above spend; and
 * spend alone is not value: 'high' needs a known margin. `margin` is spend less service cost.
 */
export function valueClassOf(spend: number, margin: number | null, marks: ValueMarks): ValueReading {
  if (spend < marks.ordinaryFrom) return lowValue(margin);
  if (spend >= marks.highFrom) return highSpend(margin, marks);
  return { valueClass: 'ORDINARY', valueClassCause: 'BETWEEN_MARKS' };
}

function readingOf(sheet: FactSheet, lines: readonly MarksLine<ValueMarks>[]): ValueReading {
  const { influential, arpu3m, margin } = sheet;
  if (influential === true) return { valueClass: 'INFLUENTIAL', valueClassCause: 'SWAYS_OTHERS' };
  if (typeof arpu3m !== 'number') return { valueClass: null, valueClassCause: 'SPEND_UNKNOWN' };
  const marks = marksFor(lines, marksKeyOf(sheet));
  if (typeof marks === 'string') return { valueClass: null, valueClassCause: marks };
  return valueClassOf(arpu3m, typeof margin === 'number' ? margin : null, marks);
}

/** Influence first, whatever the spend; then spend and margin. */
export function valueClass(lines: readonly MarksLine<ValueMarks>[]): Derivation {
  return derivation(
    {
      valueClass: { type: 'enum', values: VALUE_CLASSES },
      valueClassCause: { type: 'enum', values: VALUE_CLASS_CAUSES },
    },
    { facts: ['influential', 'arpu3m', 'margin', ...MARKS_FACTS], profile: [] },
    (_source, sheet) => readingOf(sheet, lines),
  );
}
