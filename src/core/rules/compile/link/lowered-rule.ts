import type { FoundProblems } from '../../../kit/found-problems.js';
import { cacheKeyOf } from '../../engine/values/cache-key.js';
import { type Conjunction, conjunctionsOf } from '../conjunctions.js';
import { Decisions, type DecisionTree, readShared, type SharedConditions, type SharedTrees } from '../decision-tree.js';
import { Predicates, type Registered } from '../predicates.js';
import { readStrictRule, type StrictRule } from '../read-strict-rule.js';

/**
 * A rule compiled as if it were alone: its predicates are numbered from 0, so that any version of any rule set can
 * take it over as it is.
 */
export type LoweredRule = {
  readonly priority: number;
  readonly tree: DecisionTree;
  readonly conjunctions: readonly Conjunction[];
  readonly predicates: Predicates;
};

/** By what a rule says, whichever its place. */
export type LoweredRules = ReadonlyMap<string, LoweredRule>;

function lower({ priority, tree }: StrictRule, registered: Registered, shared: SharedTrees): LoweredRule {
  const predicates = new Predicates(registered);
  const decision = new Decisions(predicates, shared).of(tree);
  return { priority, tree: decision, conjunctions: conjunctionsOf(decision), predicates };
}

/** What of a rule its compilation depends on; null for what no key can be made of. */
function keyOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const { conditions, priority } = json as { conditions?: unknown; priority?: unknown };
  try {
    return cacheKeyOf([conditions, priority]);
  } catch {
    return null;
  }
}

/** Lowers rules one by one; what an earlier version has lowered under the same options is taken over. */
export class Lowering {
  readonly known = new Map<string, LoweredRule>();
  /** How many rules were taken over. */
  reused = 0;
  private readonly shared: SharedTrees;

  constructor(
    private readonly registered: Registered & SharedConditions,
    private readonly problems: FoundProblems,
    private readonly previous: LoweredRules | undefined,
  ) {
    this.shared = readShared(registered, problems);
  }

  /** A rule with problems is lowered as far as it was read: its rule set is refused. */
  of(json: unknown, index: number): LoweredRule {
    const key = keyOf(json);
    const before = key === null ? undefined : this.previous?.get(key);
    if (key !== null && before !== undefined) {
      this.reused += 1;
      this.known.set(key, before);
      return before;
    }
    const found = this.problems.count;
    const lowered = lower(readStrictRule(json, index, this.problems), this.registered, this.shared);
    if (key !== null && this.problems.count === found) this.known.set(key, lowered);
    return lowered;
  }
}
