import { ARPU_CAUSES } from './arpu.js';
import { type Derivation, derivation } from './derive-facts.js';
import { MARKS_FACTS, type MarksLine, marksFor, marksKeyOf, NO_MARKS_CAUSES } from './marks.js';

const ARPU_BANDS = ['LOW', 'MID', 'HIGH'] as const;
type ArpuBand = (typeof ARPU_BANDS)[number];

/** Lower edges, in minor units of the billing currency. They come from rules/facts, never from code. */
export type ArpuMarks = { readonly midFrom: number; readonly highFrom: number };

/** Bands are half-open, so every amount is in exactly one. */
export function arpuBandOf(averageSpend: number, marks: ArpuMarks): ArpuBand {
  if (averageSpend >= marks.highFrom) return 'HIGH';
  return averageSpend >= marks.midFrom ? 'MID' : 'LOW';
}

/** The band of `arpu3m`; its cause says what the average was made of, or why there is no band. */
export function arpuBand(lines: readonly MarksLine<ArpuMarks>[]): Derivation {
  return derivation(
    {
      arpuBand: { type: 'enum', values: ARPU_BANDS },
      arpuBandCause: { type: 'enum', values: [...ARPU_CAUSES, ...NO_MARKS_CAUSES] },
    },
    { facts: ['arpu3m', 'arpuCause', ...MARKS_FACTS], profile: [] },
    (_source, sheet) => {
      const { arpu3m, arpuCause } = sheet;
      if (typeof arpu3m !== 'number') return { arpuBand: null, arpuBandCause: arpuCause ?? null };
      const marks = marksFor(lines, marksKeyOf(sheet));
      if (typeof marks === 'string') return { arpuBand: null, arpuBandCause: marks };
      return { arpuBand: arpuBandOf(arpu3m, marks), arpuBandCause: arpuCause ?? null };
    },
  );
}
