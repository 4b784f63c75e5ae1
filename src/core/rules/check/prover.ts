import type { CellField } from './cells/cell-field.js';
import { type Cells, hasCell, placesOf } from './cells/cell-set.js';
import type { Formula } from './cells/formula.js';
import { type Domains, solve } from './cells/solve.js';
import type { OpenReason } from './finding.js';
import type { VerifyLimits } from './verify-limits.js';

/** No sheet does it; this one does (a place of a cell per field); or a limit was met. */
export type Answer =
  | { readonly kind: 'none'; readonly steps: number }
  | { readonly kind: 'found'; readonly domains: Domains }
  | { readonly kind: 'open'; readonly reason: OpenReason; readonly limit: number };

/** Which of the values still open a witness takes: three different customers refute more than three alike. */
export const PICKS = ['first', 'middle', 'last'] as const;
export type Taken = (typeof PICKS)[number];

/** To see whether the missing cell is open is all there is to do for most fields. */
function pickCell({ missing }: CellField, domain: Cells, pick: Taken): number {
  if (missing !== null && hasCell(domain, missing)) return missing;
  const places = placesOf(domain);
  const at = { first: 0, middle: Math.floor(places.length / 2), last: places.length - 1 }[pick];
  return places[at] ?? 0;
}

/** Asks the search, and keeps the account of what a rule set may take. `elapsed` is milliseconds since it began. */
export class Prover {
  constructor(
    readonly fields: readonly CellField[],
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
    const late = () => this.elapsed() > millis;
    const solution = solve(asked, this.fields, Math.min(questionSteps, left), late);
    this.spent += solution.steps;
    if (solution.kind !== 'gave-up') return solution;
    if (late()) return { kind: 'open', reason: 'time', limit: millis };
    return left < questionSteps
      ? { kind: 'open', reason: 'set-steps', limit: setSteps }
      : { kind: 'open', reason: 'question-steps', limit: questionSteps };
  }

  /** One cell a field: missing where a fact does not matter and may be missing. */
  cellsAt(domains: Domains, pick: Taken = 'first'): readonly number[] {
    return this.fields.map((field, index) => pickCell(field, domains[index] ?? [], pick));
  }
}
