import type { FactSheet, FactValue } from '../../facts/fact-sheet.js';

/** What the verifier looks for. */
export const FINDING_KINDS = [
  'never-fires',
  'always-fires',
  'contradiction',
  'no-effect',
  'equivalent',
  'implied',
  'shadowed',
  'gap',
  'overlap',
  'unused-fact',
  'reference-cycle',
  'event-clash',
  'lever-unsuited',
  'exclusive-rewards',
  'rewards-stack',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** An error is a rule that cannot do what it is there for; CI stops at it. Nothing here stops a pack from being saved. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * How far a claim reaches. `every-sheet`: whatever the facts, missing ones too. `where-known`: wherever the facts asked
 * for are known. `single-facts`: each value can occur, but facts made of one another are not known to be related, so
 * whether they occur together is for a person to judge.
 */
export const BASES = ['every-sheet', 'where-known', 'single-facts'] as const;
export type Basis = (typeof BASES)[number];

/**
 * The limit that ended a question. `operator`: the rules ask what the verifier does not look into (trends, patterns,
 * lists), so only what holds whatever the answer is was found. `witness-refused`: the evaluator did not confirm a sheet.
 */
export const OPEN_REASONS = ['question-steps', 'set-steps', 'time', 'operator', 'witness-refused'] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

/**
 * `searched`: every combination of cells of `facts` was ruled out in `steps` steps of the search. `compared`: read off
 * the rules themselves. `witnessed`: `evaluateRow` was run on the sheet and said of each rule what is claimed; of a
 * fact that is not in the sheet the claim does not speak. `undecided`: `open` questions met the limit named.
 */
export type Claim<S = FactSheet> =
  | {
      readonly kind: 'proved';
      readonly how: 'searched' | 'compared';
      readonly facts: readonly string[];
      readonly steps: number;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'witnessed';
      readonly sheet: S;
      /** Rules among those of the finding that match the sheet. */
      readonly matches: readonly string[];
      readonly basis: Basis;
    }
  | { readonly kind: 'undecided'; readonly reason: OpenReason; readonly limit: number; readonly open: number };

/** Values of one fact: one value, a stretch whose ends are excluded (null is no end), or some values of an enum. */
export type Stretch =
  | { readonly kind: 'values'; readonly values: readonly FactValue[] }
  | { readonly kind: 'between'; readonly low: FactValue; readonly high: FactValue };

export type RuleRef = { readonly pack: string; readonly rule: string };

export type Finding<S = FactSheet> = {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** The rule it is about comes first; none for a finding about the set as a whole. */
  readonly rules: readonly RuleRef[];
  /** JSON paths in the pack of the first rule: conditions that contradict each other or have no effect. */
  readonly paths: readonly string[];
  /** Facts it is about: the fact of a gap, the facts nobody asks for. */
  readonly facts: readonly string[];
  /** Where the gap or the overlap lies. */
  readonly stretch?: Stretch;
  /** The lever that does not suit the stages of the stretch. */
  readonly lever?: string;
  /** Names of shared conditions that lead back to themselves. */
  readonly cycle?: readonly string[];
  readonly claim: Claim<S>;
};

const SEVERITY: { readonly [K in FindingKind]: Severity } = {
  'never-fires': 'error',
  'always-fires': 'warning',
  contradiction: 'warning',
  'no-effect': 'warning',
  equivalent: 'warning',
  implied: 'info',
  shadowed: 'warning',
  gap: 'warning',
  overlap: 'warning',
  'unused-fact': 'info',
  'reference-cycle': 'error',
  'event-clash': 'warning',
  'lever-unsuited': 'warning',
  'exclusive-rewards': 'warning',
  'rewards-stack': 'warning',
};

/** That an operator is not looked into is no fault of the rules. */
function severityOfOpen(reason: OpenReason): Severity {
  return reason === 'operator' ? 'info' : 'warning';
}

/** A finding with the severity of its kind; what could not be decided says so, whatever it would have been. */
export function findingOf<S = FactSheet>(
  kind: FindingKind,
  about: Pick<Finding<S>, 'rules' | 'claim'> & Partial<Omit<Finding<S>, 'kind' | 'severity'>>,
): Finding<S> {
  const severity = about.claim.kind === 'undecided' ? severityOfOpen(about.claim.reason) : SEVERITY[kind];
  return { kind, severity, paths: [], facts: [], ...about };
}
