import { type AsOf, type Derivation, derivation, type FactSource } from '../derive-facts.js';
import type { FactSheet } from '../fact-sheet.js';
import type { ModelState } from '../model-state.js';
import { MARKS_FACTS, type MarksLine, marksFor, marksKeyOf, NO_MARKS_CAUSES } from './marks.js';
import { stateAfter, stateBefore } from './remember.js';

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

/** Where on the marks a class stands: low, ordinary or high spend, and with high spend whether the margin was high too. */
const STOOD: Readonly<Record<string, { readonly spend: number; readonly margin?: number }>> = {
  LOW_MAY_LAPSE: { spend: 0 },
  LOW_KEEP: { spend: 0 },
  ORDINARY: { spend: 1 },
  HIGH: { spend: 2, margin: 1 },
  HIGH_REVENUE_REVIEW: { spend: 2, margin: 0 },
};

/** A mark as one who stood above (1) or below (0) it meets it: so many per cent further away; unknown: as it is. */
function markFor(mark: number, above: boolean | undefined, pct: number): number {
  if (above === undefined) return mark;
  const away = (Math.abs(mark) * pct) / 100;
  return above ? mark - away : mark + away;
}

/** The marks as the class before meets them, so that who stays near a mark does not flap. */
export function marksMet(marks: ValueMarks, before: string | null, pct: number): ValueMarks {
  const stood = before === null ? undefined : STOOD[before];
  if (stood === undefined || pct === 0) return marks;
  const { spend, margin } = stood;
  return {
    ordinaryFrom: markFor(marks.ordinaryFrom, spend > 0, pct),
    highFrom: markFor(marks.highFrom, spend > 1, pct),
    marginHighFrom: markFor(marks.marginHighFrom, margin === undefined ? undefined : margin > 0, pct),
  };
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

/** Marks by currency, and how far beyond one a customer must be to change class. */
export type ValueModel = { readonly lines: readonly MarksLine<ValueMarks>[]; readonly hysteresisPct: number };

/** The model's name among the states of a customer. */
const MODEL = 'value-class';

function readingOf(sheet: FactSheet, { lines, hysteresisPct }: ValueModel, before: ModelState | null): ValueReading {
  const { influential, arpu3m, margin } = sheet;
  if (influential === true) return { valueClass: 'INFLUENTIAL', valueClassCause: 'SWAYS_OTHERS' };
  if (typeof arpu3m !== 'number') return { valueClass: null, valueClassCause: 'SPEND_UNKNOWN' };
  const marks = marksFor(lines, marksKeyOf(sheet));
  if (typeof marks === 'string') return { valueClass: null, valueClassCause: marks };
  const met = marksMet(marks, before?.value ?? null, hysteresisPct);
  return valueClassOf(arpu3m, typeof margin === 'number' ? margin : null, met);
}

/** Influence first, whatever the spend; then spend and margin. With hysteresis the model remembers. */
export function valueClass(model: ValueModel): Derivation {
  const remembers = model.hysteresisPct > 0;
  const before = (source: FactSource) => (remembers ? stateBefore(source, MODEL) : null);
  const step = derivation(
    {
      valueClass: { type: 'enum', values: VALUE_CLASSES },
      valueClassCause: { type: 'enum', values: VALUE_CLASS_CAUSES },
    },
    { facts: ['influential', 'arpu3m', 'margin', ...MARKS_FACTS], profile: remembers ? [`states.${MODEL}`] : [] },
    (source, sheet) => readingOf(sheet, model, before(source)),
  );
  if (!remembers) return step;
  const next = (source: FactSource, sheet: FactSheet, { today }: AsOf): ModelState | null => {
    const { valueClass: value, valueClassCause: cause } = readingOf(sheet, model, before(source));
    return value === null ? null : stateAfter(before(source), { value, cause, basis: null }, today);
  };
  return { ...step, model: { name: MODEL, next } };
}
