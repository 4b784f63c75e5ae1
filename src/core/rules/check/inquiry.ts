import type { FactSheet } from '../../facts/fact-sheet.js';
import type { Domains } from './cells/solve.js';
import { type Basis, type Claim, type Finding, type FindingKind, findingOf, type RuleRef } from './finding.js';
import type { Answer, Prover } from './prover.js';
import type { Suspect, Witnesses } from './suspect.js';

/** What a rule is expected to be on a witness. */
export type Expected = { readonly suspect: Suspect; readonly matches: boolean };

type Open = Extract<Answer, { kind: 'open' }>;
type LeftOpen = { readonly kind: FindingKind; open: number; readonly why: Open; readonly rules: Set<RuleRef> };

/** One rule set under examination: its rules over the cells of their facts, and what was found so far. */
export class Inquiry<S extends object = FactSheet> {
  readonly findings: Finding<S>[] = [];
  private readonly undecided = new Map<string, LeftOpen>();

  constructor(
    readonly suspects: readonly Suspect[],
    readonly prover: Prover,
    private readonly witnesses: Witnesses<S>,
  ) {}

  found(kind: FindingKind, about: Parameters<typeof findingOf<S>>[1]): void {
    this.findings.push(findingOf(kind, about));
  }

  /** A question of a kind that met a limit: one finding a kind and limit names every rule it left open. */
  leftOpen(kind: FindingKind, suspect: Suspect, why: Open): void {
    const key = `${kind} ${why.reason}`;
    const known = this.undecided.get(key) ?? { kind, open: 0, why, rules: new Set<RuleRef>() };
    known.open += 1;
    known.rules.add(suspect.ref);
    this.undecided.set(key, known);
  }

  /** What limits left open. */
  openFindings(): readonly Finding<S>[] {
    return [...this.undecided.values()].map(({ kind, open, why: { reason, limit }, rules }) =>
      findingOf<S>(kind, { rules: [...rules], claim: { kind: 'undecided', reason, limit, open } }),
    );
  }

  /** Which rules were not looked into whole: nothing is passed over in silence. */
  sealedFindings(): readonly Finding<S>[] {
    const sealed = this.suspects.filter((suspect) => suspect.sealed);
    const claim = { kind: 'undecided', reason: 'operator', limit: 0, open: sealed.length } as const;
    return sealed.length === 0 ? [] : [findingOf<S>('never-fires', { rules: sealed.map(({ ref }) => ref), claim })];
  }

  /** Nothing is left of the cells of the facts involved. What is ruled out alone is ruled out for related facts too. */
  proved(involved: readonly Suspect[], steps: number, basis: Basis = 'every-sheet'): Claim<S> {
    return { kind: 'proved', how: 'searched', facts: factNames(involved), steps, basis };
  }

  /** The sheet that was found, run through the evaluator; undecided where the evaluator does not say what is claimed. */
  witnessed(domains: Domains, expected: readonly Expected[]): Claim<S> {
    const involved = expected.map(({ suspect }) => suspect);
    const sheet = this.witnesses.sheetAt(this.prover.cellsAt(domains), new Set(factNames(involved)));
    const answers = sheet === null ? [] : this.witnesses.matches(sheet, involved);
    if (sheet === null || expected.some(({ matches }, index) => answers[index] !== matches)) {
      const reason = involved.some(({ sealed }) => sealed) ? 'operator' : 'witness-refused';
      return { kind: 'undecided', reason, limit: 0, open: 1 };
    }
    const matches = expected.filter((one) => one.matches).map(({ suspect }) => suspect.ref.rule);
    return { kind: 'witnessed', sheet, matches, basis: basisOf(sheet) };
  }
}

/** The facts some rules ask for, each once. */
export function factNames(involved: readonly Suspect[]): readonly string[] {
  return [...new Set(involved.flatMap(({ facts }) => [...facts]))];
}

/** One fact alone can be as it is; of several nobody knows here whether they are made of one another. */
function basisOf(sheet: object): Basis {
  return Object.keys(sheet).length > 1 ? 'single-facts' : 'every-sheet';
}
