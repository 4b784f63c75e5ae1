import type { Tree } from '../../condition/condition.js';
import { type Finding, findingOf, type RuleRef } from '../check/finding.js';
import { Inquiry } from '../check/inquiry.js';
import { inOrder, inquire } from '../check/kinds/inquire.js';
import { resultOf } from '../check/kinds/steps.js';
import { Prover } from '../check/prover.js';
import { referenceCycles } from '../check/reference-cycles.js';
import type { Suspect } from '../check/suspect.js';
import { VERIFY_LIMITS, type VerifyLimits } from '../check/verify-limits.js';
import type { Given, RuleEvent, RuleProperties } from '../engine/types.js';
import type { FactTypes } from './fact-types.js';
import { type Facts, type PlainOptions, PlainRules } from './plain-rules.js';
import { type RuleFinding, Teller } from './rule-finding.js';
import type { Unseen } from './strict-question.js';
import { leavesOf, StrictSpace } from './strict-space.js';
import { strictSuspects, strictWitnesses, type TreeOf } from './strict-suspects.js';
import { type StrictLeaf, StrictReader } from './strict-tree.js';

/** What `verify` is told beside the rules. */
export type VerifyRuleSetOptions = PlainOptions & {
  /** What is known of facts; a fact that is not named is of the types it is compared with. */
  readonly facts?: FactTypes;
  /** Names of operators and decorators of the caller's own, built-in names that were replaced among them. */
  readonly customOperators?: readonly string[];
  /** What two events must share to offer the same; their type unless said otherwise. */
  readonly offerOf?: (event: RuleEvent) => unknown;
  readonly limits?: Partial<VerifyLimits>;
  /** Milliseconds since the call; `tidemark/rules` has a clock of its own. */
  readonly elapsed?: () => number;
};

type Found = Finding<Facts>;

/** Events of an engine's own: an event of this type calls handlers that are meant for all of them. */
const OWN_EVENTS = ['success', 'failure', 'error'];
const COMPARED = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' } as const;
const refOf = (index: number): RuleRef => ({ pack: '', rule: String(index) });

function ownEvents({ rules }: PlainRules): readonly Found[] {
  return rules
    .filter(({ event }) => OWN_EVENTS.includes(event.type))
    .map(({ index }) => findingOf<Facts>('event-clash', { rules: [refOf(index)], claim: COMPARED }));
}

/** Facts the caller names and nobody asks for. */
function unusedFacts(facts: FactTypes, trees: readonly Tree<StrictLeaf>[]): readonly Found[] {
  const asked = new Set(
    leavesOf(trees).flatMap((leaf) => (leaf.kind === 'sealed' ? leaf.facts : [leaf.question.fact])),
  );
  const unused = Object.keys(facts).filter((fact) => !asked.has(fact));
  return unused.length === 0 ? [] : [findingOf<Facts>('unused-fact', { rules: [], facts: unused, claim: COMPARED })];
}

/** What was not looked into: a finding for each rule and reason, unless the rule is known not to fire whatever it says. */
function unseenFindings(trees: readonly TreeOf[], space: StrictSpace, never: ReadonlySet<string>, teller: Teller) {
  return trees.flatMap(({ rule, tree }) => {
    if (never.has(String(rule.index))) return [];
    const reasons = new Map<Unseen, string[]>();
    for (const { leaf, path } of placedLeaves(tree, `$[${rule.index}].conditions`)) {
      const why = space.whyUnseen(leaf);
      if (why !== null) reasons.set(why, [...(reasons.get(why) ?? []), path]);
    }
    return [...reasons].map(
      ([reason, paths]): RuleFinding => ({
        kind: 'never-fires',
        severity: 'info',
        rules: [teller.name(rule.index)],
        paths,
        facts: [],
        claim: { kind: 'undecided', reason, limit: 0 },
        scope: {},
      }),
    );
  });
}

type Placed = { readonly leaf: StrictLeaf; readonly path: string };

function placedLeaves(tree: Tree<StrictLeaf>, path: string): readonly Placed[] {
  switch (tree.kind) {
    case 'leaf':
      return [{ leaf: tree.leaf, path }];
    case 'not':
      return placedLeaves(tree.of, `${path}.not`);
    case 'all':
    case 'any':
      return tree.of.flatMap((part, index) => placedLeaves(part, `${path}.${tree.kind}[${index}]`));
  }
}

function proverOf(space: StrictSpace, { limits = {}, elapsed = () => 0 }: VerifyRuleSetOptions): Prover {
  return new Prover(space.fields, { ...VERIFY_LIMITS, ...limits }, elapsed);
}

/**
 * What a set of json-rules-engine rules will do, before it runs: rules that never fire, always fire, are implied by or
 * equivalent to others, or shadowed by a higher priority with the same offer; conditions that contradict each other or
 * have no effect; gaps and overlaps between bands; facts nobody asks for; shared conditions that lead back to
 * themselves; events that clash. Findings come errors first.
 *
 * Claims are true under json-rules-engine's own semantics, of runs that are not rejected, with the built-in operators,
 * over facts that are values of the types in each finding's `scope` and do not change during the run: declared by the
 * caller in `facts`, else of the types a fact is compared with (numbers finite; null and texts of digits only if
 * declared). A fact may be missing only with `allowUndefinedFacts`; a fact that is asked by a path is an object, and the
 * property may be missing. Facts are taken for independent of each other. What is not looked into (operators of the
 * caller's own, facts given by functions, paths beyond names with dots between them, facts compared with facts, ...) is
 * `undecided` with its reason, and proofs hold whatever it answers.
 *
 * ```ts
 * import { verify } from 'tidemark/rules';
 *
 * const findings = verify(
 *   [{ conditions: { all: [
 *     { fact: 'dataGb', operator: 'lessThan', value: 8 },
 *     { fact: 'dataGb', operator: 'greaterThan', value: 20 },
 *   ] }, event: { type: 'offer' } }],
 *   { facts: { dataGb: { type: 'number' } } },
 * );
 * // [{ kind: 'never-fires', severity: 'error', rules: [{ index: 0 }], claim: { kind: 'proved', ... },
 * //    scope: { dataGb: 'number' }, ... }, { kind: 'contradiction', ... }]
 * ```
 * Claims that meet a limit are `undecided`: by `limits`, 20,000 steps a question, 5,000,000 steps and 20,000 milliseconds
 * (`millis`) altogether.
 * @throws RuleSetError for what is no list of rules, too deep or in a circle; Error where `new Engine(rules)` would refuse a rule or a shared condition
 */
export function verify(
  rules: readonly Given<RuleProperties>[],
  given?: VerifyRuleSetOptions | null,
): readonly RuleFinding[] {
  const options = given ?? {};
  const { facts = {}, customOperators = [], offerOf = ({ type }: RuleEvent) => type } = options;
  const set = new PlainRules(rules, options);
  const shared = { conditions: set.shared, allowUndefinedConditions: options.allowUndefinedConditions === true };
  const dynamic = (fact: string) => Object.hasOwn(facts, fact) && facts[fact]?.dynamic === true;
  const reader = new StrictReader({ dynamic, custom: new Set(customOperators) }, shared);
  const trees = set.rules.map((rule) => ({ rule, tree: reader.root(rule.conditions) }));
  const named = [...set.shared.values()].map((group) => reader.root(group));
  const space = new StrictSpace(
    trees.map(({ tree }) => tree),
    facts,
    options.allowUndefinedFacts === true,
  );
  const suspects = strictSuspects(trees, space, offerOf);
  const inquiry = new Inquiry(suspects, proverOf(space, options), strictWitnesses(set, space.fields));
  const searched = resultOf(inquire(inquiry));
  const cycles = referenceCycles(options.conditions ?? {}).map(({ claim: _claim, ...one }) =>
    findingOf<Facts>(one.kind, { ...one, claim: COMPARED }),
  );
  const unused = unusedFacts(facts, [...trees.map(({ tree }) => tree), ...named]);
  const teller = new Teller(set.rules, new Map(space.fields.map(({ fact, domain }) => [fact, domain])));
  const all = inOrder([...searched, ...ownEvents(set), ...cycles, ...unused]);
  const never = new Set(
    all.flatMap(({ kind, claim, rules: [first] }) =>
      kind === 'never-fires' && claim.kind === 'proved' && first ? [first.rule] : [],
    ),
  );
  return [
    ...all.map((one) => teller.tell(one, factsOf(one, suspects))),
    ...unseenFindings(trees, space, never, teller),
  ];
}

function factsOf({ rules, facts }: Found, suspects: readonly Suspect[]): readonly string[] {
  const asked = rules.flatMap(({ rule }) => [...(suspects[Number(rule)]?.facts ?? [])]);
  return [...new Set([...asked, ...facts])];
}
