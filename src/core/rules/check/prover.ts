import type { FactSheet, FactValue } from '../../facts/fact-sheet.js';
import { type Cells, hasCell, placesOf } from './cells/cell-set.js';
import type { CellSpace, Field } from './cells/cell-space.js';
import type { Formula } from './cells/formula.js';
import { type Domains, solve } from './cells/solve.js';
import type { OpenReason } from './finding.js';

/** How much a verification may take: steps of one question, steps and milliseconds of the whole rule set. */
export type VerifyLimits = { readonly questionSteps: number; readonly setSteps: number; readonly millis: number };

/** A thousand rules take a fraction of this; whoever calls may say otherwise. */
export const VERIFY_LIMITS: VerifyLimits = { questionSteps: 20_000, setSteps: 5_000_000, millis: 20_000 };

/** No sheet does it; this one does (a place of a cell per field); or a limit was met. */
export type Answer =
  | { readonly kind: 'none'; readonly steps: number }
  | { readonly kind: 'found'; readonly domains: Domains }
  | { readonly kind: 'open'; readonly reason: OpenReason; readonly limit: number };

/** Which of the values still open a witness takes: three different customers refute more than three alike. */
export const PICKS = ['first', 'middle', 'last'] as const;
export type Taken = (typeof PICKS)[number];

/** The missing cell is the last; to see whether it is open is all there is to do for most fields. */
function pickCell({ cells }: Field, domain: Cells, pick: Taken): number {
  const last = cells.length - 1;
  if (cells[last]?.value === null && hasCell(domain, last)) return last;
  const places = placesOf(domain);
  const at = { first: 0, middle: Math.floor(places.length / 2), last: places.length - 1 }[pick];
  return places[at] ?? 0;
}

/** Asks the search, and keeps the account of what a rule set may take. `elapsed` is milliseconds since it began. */
export class Prover {
  constructor(
    readonly space: CellSpace,
    private readonly limits: VerifyLimits,
    private readonly elapsed: () => number,
    /** Steps so far, those of the packs before it included. */
    public spent = 0,
  ) {}

  /** Is there a sheet of which all of these hold? */
  ask(...asked: readonly Formula[]): Answer {
    const { questionSteps, setSteps, millis } = this.limits;
    if (this.elapsed() > millis) return { kind: 'open', reason: 'time', limit: millis };
    const left = setSteps - this.spent;
    if (left <= 0) return { kind: 'open', reason: 'set-steps', limit: setSteps };
    const solution = solve(asked, this.space, Math.min(questionSteps, left));
    this.spent += solution.steps;
    if (solution.kind !== 'gave-up') return solution;
    return left < questionSteps
      ? { kind: 'open', reason: 'set-steps', limit: setSteps }
      : { kind: 'open', reason: 'question-steps', limit: questionSteps };
  }

  /** One cell a field: missing where a fact does not matter and may be missing. */
  cellsAt(domains: Domains, pick: Taken = 'first'): readonly number[] {
    return this.space.fields.map((field, index) => pickCell(field, domains[index] ?? [], pick));
  }

  /** The sheet of those cells; a missing fact is left out, and so are facts nobody named. */
  sheetAt(at: readonly number[], facts: ReadonlySet<string>): FactSheet {
    const sheet: Record<string, FactValue> = {};
    for (const [index, field] of this.space.fields.entries()) {
      const value = field.cells[at[index] ?? -1]?.value ?? null;
      if (value !== null && !field.sealed && facts.has(field.fact)) sheet[field.fact] = value;
    }
    return sheet;
  }
}
