import { FATIGUE_LABELS, type FatigueLabel } from '../../policy/cap/fatigue.js';
import type { ExposureRules, ExposureTable, Observed } from './exposure.js';
import { countInterval } from './rate-interval.js';

export const HARMS = ['optOut', 'complaint'] as const;
export type Harm = (typeof HARMS)[number];

/** Opt-outs or complaints of 1,000 customers in a window of days: on target from the first mark on, saturated from the second. */
export type HarmMarks = { readonly onTargetFrom: number; readonly saturatedFrom: number };

/** `rules/policy/measurement.json`, `fatigue`: over how many days is looked back, and when something may be said. */
export type HazardRules = ExposureRules & {
  readonly days: number;
  readonly confidence: number;
  readonly marks: { readonly [H in Harm]: HarmMarks };
  /** Fewer customers than this say nothing, fewer events nothing but that there is room. */
  readonly least: { readonly customers: number; readonly events: number };
};

/** Why a label is not given: too few customers or events; the interval holds a mark, so either side may be true. */
export const UNLABELLED = ['TOO_FEW', 'EITHER_SIDE'] as const;
type Label =
  | { readonly kind: 'label'; readonly label: FatigueLabel }
  | { readonly kind: 'unknown'; readonly because: (typeof UNLABELLED)[number] };

/** `rate` with its interval: of 1,000 customers in a window of days; null where nobody was at risk. */
export type Hazard = {
  readonly events: number;
  readonly days: number;
  readonly rate: { readonly at: number; readonly low: number; readonly high: number } | null;
  readonly label: Label;
};

/** `from` contacts in the window or more, below `to`; null: no end. */
export type HazardLevel = { readonly [H in Harm]: Hazard } & {
  readonly from: number;
  readonly to: number | null;
  readonly engaged: boolean;
  readonly customers: number;
  /** The worse of both harms. */
  readonly label: Label;
};

export type FatigueHazards = {
  readonly observed: Observed;
  readonly windowDays: number;
  readonly customers: number;
  readonly levels: readonly HazardLevel[];
};

const PER = 1_000;
const UNKNOWN = (because: (typeof UNLABELLED)[number]): Label => ({ kind: 'unknown', because });
const said = (label: FatigueLabel): Label => ({ kind: 'label', label });

/** Only a whole interval on one side of a mark says on which side the truth is. */
function labelOf(
  { low, high }: { readonly low: number; readonly high: number },
  customers: number,
  events: number,
  { onTargetFrom, saturatedFrom }: HarmMarks,
  least: HazardRules['least'],
): Label {
  if (customers < least.customers) return UNKNOWN('TOO_FEW');
  if (high < onTargetFrom) return said('UNDER');
  if (events < least.events) return UNKNOWN('TOO_FEW');
  if (low >= saturatedFrom) return said('SATURATED');
  return low >= onTargetFrom && high < saturatedFrom ? said('ON_TARGET') : UNKNOWN('EITHER_SIDE');
}

function hazardOf(harm: Harm, events: number, days: number, customers: number, rules: HazardRules): Hazard {
  if (days <= 0) return { events, days, rate: null, label: UNKNOWN('TOO_FEW') };
  const scale = (PER * rules.windowDays) / days;
  const bounds = countInterval(events, rules.confidence);
  const rate = { at: events * scale, low: bounds.low * scale, high: bounds.high * scale };
  return { events, days, rate, label: labelOf(rate, customers, events, rules.marks[harm], rules.least) };
}

/** Saturated by one is saturated; for anything less both must be known. */
function worse(labels: readonly Label[]): Label {
  const known = labels.flatMap((one) => (one.kind === 'label' ? [FATIGUE_LABELS.indexOf(one.label)] : []));
  const worst = FATIGUE_LABELS[Math.max(-1, ...known)];
  if (worst === 'SATURATED') return said(worst);
  const unknown = labels.find(({ kind }) => kind === 'unknown');
  return unknown ?? said(worst ?? 'UNDER');
}

/**
 * What contacts do to people, learnt from what happened: opt-outs and complaints by contacts in the last days, split by
 * engagement (methods.md section 13). It describes who was contacted so often, and is no experiment: whom rules contact more
 * may be others than whom they contact less.
 */
export function fatigueHazards(table: ExposureTable, observed: Observed, rules: HazardRules): FatigueHazards {
  const levels = [false, true].flatMap((engaged) =>
    rules.levels.map((from, index): HazardLevel => {
      const { customers, days, daysSubscribed, optOuts, complaints } = table.cell(index, engaged);
      const optOut = hazardOf('optOut', optOuts, daysSubscribed, customers, rules);
      const complaint = hazardOf('complaint', complaints, days, customers, rules);
      const label = worse([optOut.label, complaint.label]);
      return { from, to: rules.levels[index + 1] ?? null, engaged, customers, optOut, complaint, label };
    }),
  );
  return { observed, windowDays: rules.windowDays, customers: table.customers, levels };
}
