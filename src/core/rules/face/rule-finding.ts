import type { Basis, Finding, FindingKind, OpenReason, Severity, Stretch } from '../check/finding.js';
import type { ReadRule } from './plain-rules.js';
import type { Unseen } from './strict-question.js';

/** A rule by its place in the list, and by its name where it has one. */
export type RuleName = { readonly index: number; readonly name?: string };

/**
 * `proved`: no facts of the scope say otherwise, by search or by comparing the rules. `witnessed`: the rules were run on
 * `facts`, and those of the finding that match them are `matches`; facts that only other rules ask for are not there.
 * `undecided`: not known, and why; `limit` is the limit that was met, 0 where the reason is none.
 */
export type RuleClaim =
  | { readonly kind: 'proved'; readonly how: 'searched' | 'compared'; readonly steps: number; readonly basis: Basis }
  | {
      readonly kind: 'witnessed';
      readonly facts: Readonly<Record<string, unknown>>;
      readonly matches: readonly number[];
      readonly basis: Basis;
    }
  | { readonly kind: 'undecided'; readonly reason: Exclude<OpenReason, 'operator'> | Unseen; readonly limit: number };

/** Something that rules will do and that is seldom meant. */
export type RuleFinding = {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** The rule it is about comes first. */
  readonly rules: readonly RuleName[];
  /** JSON paths in the list of rules: `$[0].conditions.all[1]`. A shared condition's parts are where it is named. */
  readonly paths: readonly string[];
  readonly facts: readonly string[];
  readonly stretch?: Stretch;
  /** Names of shared conditions that lead back to themselves. */
  readonly cycle?: readonly string[];
  readonly claim: RuleClaim;
  /** Of which values of each fact the claim speaks: "number", "text or missing", `one of "LOW", "HIGH"`. */
  readonly scope: Readonly<Record<string, string>>;
};

/** Names the rules of a finding, and says what it speaks of. */
export class Teller {
  constructor(
    private readonly rules: readonly ReadRule[],
    private readonly domains: ReadonlyMap<string, string>,
  ) {}

  name(index: number): RuleName {
    const name = this.rules[index]?.name ?? null;
    return name === null ? { index } : { index, name };
  }

  scope(facts: readonly string[]): RuleFinding['scope'] {
    return Object.fromEntries(
      facts.flatMap((fact) => [[fact, this.domains.get(fact) ?? '']]).filter(([, words]) => words !== ''),
    );
  }

  /** `asked` are the facts that the rules of the finding ask for. */
  tell(
    { rules, claim, ...finding }: Finding<Readonly<Record<string, unknown>>>,
    asked: readonly string[],
  ): RuleFinding {
    return {
      ...finding,
      rules: rules.map(({ rule }) => this.name(Number(rule))),
      claim: claimOf(claim),
      scope: this.scope(asked),
    };
  }
}

function claimOf(claim: Finding<Readonly<Record<string, unknown>>>['claim']): RuleClaim {
  switch (claim.kind) {
    case 'proved': {
      const { kind, how, steps, basis } = claim;
      return { kind, how, steps, basis };
    }
    case 'witnessed': {
      const { kind, sheet: facts, matches, basis } = claim;
      return { kind, facts, matches: matches.map(Number), basis };
    }
    case 'undecided': {
      const { kind, reason, limit } = claim;
      return { kind, reason: reason === 'operator' ? 'witness-refused' : reason, limit };
    }
  }
}
