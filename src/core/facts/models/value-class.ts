import type { Day } from '../../kit/day.js';
import type { Derivation } from '../derive-facts.js';
import type { ModelState } from '../model-state.js';
import type { FactRow, PlaceOf } from '../row/fact-row.js';
import { placedDerivation } from '../row/placed-derivation.js';
import { MARKS_FACTS, type MarksLine, type MarksPlaces, marksInRow, marksPlaces, NO_MARKS_CAUSES } from './marks.js';
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

const SWAYS_OTHERS: ValueReading = { valueClass: 'INFLUENTIAL', valueClassCause: 'SWAYS_OTHERS' };
const SPEND_UNKNOWN: ValueReading = { valueClass: null, valueClassCause: 'SPEND_UNKNOWN' };

/** The model's name among the states of a customer. */
const MODEL = 'value-class';

/** The places of what the model reads. */
type Asked = MarksPlaces & { readonly influential: number; readonly spend: number; readonly margin: number };

function askedOf(placeOf: PlaceOf): Asked {
  const [influential, spend, margin] = [placeOf('influential'), placeOf('arpu3m'), placeOf('margin')];
  return { ...marksPlaces(placeOf), influential, spend, margin };
}

function readingOf(
  row: FactRow,
  asked: Asked,
  { lines, hysteresisPct }: ValueModel,
  before: ModelState | null,
): ValueReading {
  if (row[asked.influential] === true) return SWAYS_OTHERS;
  const [spend, margin] = [row[asked.spend], row[asked.margin]];
  if (typeof spend !== 'number') return SPEND_UNKNOWN;
  const marks = marksInRow(lines, row, asked);
  if (typeof marks === 'string') return { valueClass: null, valueClassCause: marks };
  const met = marksMet(marks, before?.value ?? null, hysteresisPct);
  return valueClassOf(spend, typeof margin === 'number' ? margin : null, met);
}

function stateOf(reading: ValueReading, before: ModelState | null, today: Day): ModelState | null {
  const { valueClass: value, valueClassCause: cause } = reading;
  return value === null ? null : stateAfter(before, { value, cause, basis: null }, today);
}

/** Influence first, whatever the spend; then spend and margin. With hysteresis the model remembers. */
export function valueClass(model: ValueModel): Derivation {
  const remembers = model.hysteresisPct > 0;
  return placedDerivation(
    {
      valueClass: { type: 'enum', values: VALUE_CLASSES },
      valueClassCause: { type: 'enum', values: VALUE_CLASS_CAUSES },
    },
    { facts: ['influential', 'arpu3m', 'margin', ...MARKS_FACTS], profile: remembers ? [`states.${MODEL}`] : [] },
    (placeOf) => {
      const [value, cause, asked] = [placeOf('valueClass'), placeOf('valueClassCause'), askedOf(placeOf)];
      return {
        fill: ({ source, clock }, row) => {
          const before = remembers ? stateBefore(source, MODEL) : null;
          const reading = readingOf(row, asked, model, before);
          row[value] = reading.valueClass;
          row[cause] = reading.valueClassCause;
          return remembers ? stateOf(reading, before, clock.today) : null;
        },
      };
    },
    remembers ? MODEL : null,
  );
}
