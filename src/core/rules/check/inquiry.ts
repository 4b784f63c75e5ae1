import { type Condition, factsOf, foldTree, type Leaf } from '../../condition/condition.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { evaluateRow } from '../evaluate-row.js';
import type { CompiledPack } from '../program.js';
import type { Rule } from '../rule-pack.js';
import { isSealed } from './cells/cell-space.js';
import { type Claims, claimsOf } from './cells/formula.js';
import type { Domains } from './cells/solve.js';
import { type Basis, type Claim, type Finding, type FindingKind, findingOf, type RuleRef } from './finding.js';
import type { Answer, Prover } from './prover.js';
import { subPack } from './sub-pack.js';

/** A rule as the verifier sees it. */
export type Suspect = {
  readonly index: number;
  readonly rule: Rule;
  readonly ref: RuleRef;
  /** JSON path of its conditions in the pack. */
  readonly path: string;
  readonly condition: Condition;
  readonly claims: Claims;
  readonly facts: ReadonlySet<string>;
  /** Whether it asks something that is not looked into. */
  readonly sealed: boolean;
};

/** What a rule is expected to be on a witness. */
export type Expected = { readonly suspect: Suspect; readonly matches: boolean };

type Open = Extract<Answer, { kind: 'open' }>;

/** json-rules-engine's default. */
export const priorityOf = ({ rule }: Suspect): number => rule.priority ?? 1;

/** One pack under examination: its rules over the cells of their facts, and what was found so far. */
export class Inquiry {
  readonly suspects: readonly Suspect[];
  readonly findings: Finding[] = [];
  private readonly undecided = new Map<
    string,
    { readonly kind: FindingKind; open: number; why: Open; rules: RuleRef[] }
  >();

  constructor(
    readonly compiled: CompiledPack,
    readonly prover: Prover,
  ) {
    this.suspects = compiled.rules.map(({ rule, condition }, index) => ({
      index,
      rule,
      ref: { pack: compiled.pack, rule: rule.id },
      path: `$.rules[${index}].conditions`,
      condition,
      claims: claimsOf(condition, prover.space),
      facts: new Set(factsOf(condition)),
      sealed: asksSealed(condition),
    }));
  }

  found(kind: FindingKind, about: Parameters<typeof findingOf>[1]): void {
    this.findings.push(findingOf(kind, about));
  }

  /** A question of a kind that met a limit: one finding a kind and limit names every rule it left open. */
  leftOpen(kind: FindingKind, suspect: Suspect, why: Open): void {
    const key = `${kind} ${why.reason}`;
    const known = this.undecided.get(key) ?? { kind, open: 0, why, rules: [] };
    known.open += 1;
    if (!known.rules.includes(suspect.ref)) known.rules.push(suspect.ref);
    this.undecided.set(key, known);
  }

  /** What was left open, and which rules were not looked into whole: nothing is passed over in silence. */
  undecidedFindings(): readonly Finding[] {
    const sealed = this.suspects.filter((suspect) => suspect.sealed);
    const claim = { kind: 'undecided', reason: 'operator', limit: 0, open: sealed.length } as const;
    const unseen =
      sealed.length === 0 ? [] : [findingOf('never-fires', { rules: sealed.map(({ ref }) => ref), claim })];
    const met = [...this.undecided.values()].map(({ kind, open, why: { reason, limit }, rules }) =>
      findingOf(kind, { rules, claim: { kind: 'undecided', reason, limit, open } }),
    );
    return [...unseen, ...met];
  }

  /** Nothing is left of the cells of the facts involved. What is ruled out alone is ruled out for related facts too. */
  proved(involved: readonly Suspect[], steps: number, basis: Basis = 'every-sheet'): Claim {
    return { kind: 'proved', how: 'searched', facts: factNames(involved), steps, basis };
  }

  /** The sheet that was found, run through the evaluator; undecided where the evaluator does not say what is claimed. */
  witnessed(domains: Domains, expected: readonly Expected[]): Claim {
    const facts = new Set(factNames(expected.map(({ suspect }) => suspect)));
    const sheet = this.prover.sheetAt(this.prover.cellsAt(domains), facts);
    const involved = expected.flatMap(({ suspect }) => this.compiled.rules[suspect.index] ?? []);
    const truths = evaluateRow(subPack(this.compiled, involved), sheet, this.prover.space.today);
    if (expected.some(({ matches }, index) => (truths[index] === 'true') !== matches)) {
      const reason = expected.some(({ suspect }) => suspect.sealed) ? 'operator' : 'witness-refused';
      return { kind: 'undecided', reason, limit: 0, open: 1 };
    }
    const matches = expected.filter((one) => one.matches).map(({ suspect }) => suspect.rule.id);
    return { kind: 'witnessed', sheet, matches, basis: basisOf(sheet) };
  }
}

function asksSealed(condition: Condition): boolean {
  const some = (parts: readonly boolean[]) => parts.includes(true);
  return foldTree<Leaf, boolean>(condition, { leaf: isSealed, all: some, any: some, not: (part) => part });
}

/** The facts some rules ask for, each once. */
export function factNames(involved: readonly Suspect[]): readonly string[] {
  return [...new Set(involved.flatMap(({ facts }) => [...facts]))];
}

/** One fact alone can be as it is; of several nobody knows here whether they are made of one another. */
function basisOf(sheet: FactSheet): Basis {
  return Object.keys(sheet).length > 1 ? 'single-facts' : 'every-sheet';
}
