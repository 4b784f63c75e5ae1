import type { Tree } from '../../condition/condition.js';
import type { Asked, Claims } from './cells/formula.js';
import type { RuleRef } from './finding.js';

/** A rule as the verifier sees it, whatever its conditions were written in. */
export type Suspect = {
  readonly index: number;
  readonly ref: RuleRef;
  /** JSON path of its conditions. */
  readonly path: string;
  readonly priority: number;
  /** What it offers: of two that offer the same, the higher priority shadows. */
  readonly offer: string;
  /** One message: two rules that can match together must mean the same by it. */
  readonly message: string;
  /** All that it says when it matches. */
  readonly event: string;
  readonly condition: Tree<Asked>;
  readonly claims: Claims;
  readonly facts: ReadonlySet<string>;
  /** Whether it asks something that is not looked into. */
  readonly sealed: boolean;
  /** Whether a part of it may be left out without changing what the other parts mean. */
  readonly divisible: boolean;
};

/** The evaluator, as the verifier asks it: a sheet of one cell a field, and what a sheet makes of rules. */
export type Witnesses<S> = {
  /** The sheet of those cells, with these facts only; null where no sheet is like that. */
  sheetAt(at: readonly number[], facts: ReadonlySet<string>): S | null;
  /** Of each rule whether it matches the sheet. */
  matches(sheet: S, suspects: readonly Suspect[]): readonly boolean[];
};
