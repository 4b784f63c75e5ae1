import type { Lever } from '../../campaign/lever.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { Day } from '../../kit/day.js';
import type { CompiledPack } from '../program.js';
import { cellSpaceOf } from './cells/cell-space.js';
import type { Typical } from './cells/values.js';
import { type Finding, findingOf } from './finding.js';
import { Inquiry } from './inquiry.js';
import { idClashes } from './kinds/event-clash.js';
import { inOrder, inquire } from './kinds/inquire.js';
import type { StackingOffers } from './kinds/reward-stack.js';
import { resultOf, type Steps } from './kinds/steps.js';
import { unsuitedLevers } from './kinds/unsuited-lever.js';
import { packSuspects, packWitnesses } from './pack-suspects.js';
import { Prover } from './prover.js';
import { referenceCycles, type SharedConditions } from './reference-cycles.js';
import { VERIFY_LIMITS, type VerifyLimits } from './verify-limits.js';

export type VerifyOptions = {
  readonly limits?: VerifyLimits;
  /** Milliseconds since the verification began, for `limits.millis`; without it only steps are limited. */
  readonly elapsed?: () => number;
  /** Whether the packs are all there are: only then does a fact nobody asks for mean something. */
  readonly wholeSet?: boolean;
  readonly shared?: SharedConditions;
  /** The levers there are, with the stages they suit; without them no rule is held to its lever. */
  readonly levers?: readonly Lever[];
  /** The offers of the rules; without them nobody asks whether their rewards stack. */
  readonly offers?: StackingOffers;
  /** The middle value of each number and day over the base (days since 1970-01-01): witnesses are made of such values where the rules leave it open. */
  readonly typical?: Typical;
  /** The run's day: conditions that ask for it are verified as of it, and need it. */
  readonly today?: Day | null;
};

/**
 * What the rules of some packs will do, before they run. Rules are compared within their pack: a campaign runs one.
 * Findings come errors first, else as they were found. The verifier takes the catalogue at its word (which values an
 * enum has, what is never missing, what is whole) and facts for independent of each other: what it rules out is ruled
 * out, what it finds possible may still not occur, and what only related facts rule out it does not see.
 */
export function verifyRules(
  packs: readonly CompiledPack[],
  catalogue: FactCatalogue,
  options: VerifyOptions = {},
): readonly Finding[] {
  return resultOf(verifySteps(packs, catalogue, options));
}

/** The same in small steps: whoever shares a process with others lets them have their turn between two of them. */
export function* verifySteps(
  packs: readonly CompiledPack[],
  catalogue: FactCatalogue,
  options: VerifyOptions = {},
): Steps<readonly Finding[]> {
  const {
    limits = VERIFY_LIMITS,
    elapsed = () => 0,
    wholeSet = false,
    shared = {},
    levers = [],
    offers = new Map(),
    today = null,
  } = options;
  let spent = 0;
  const findings: Finding[] = [];
  for (const pack of packs) {
    const leaves = pack.questions.map(({ leaf }) => leaf);
    const space = cellSpaceOf(leaves, catalogue, today, options.typical);
    const prover = new Prover(space.fields, limits, elapsed, spent);
    const inquiry = new Inquiry(packSuspects(pack, space), prover, packWitnesses(pack, space));
    findings.push(...(yield* inquire(inquiry, offers)), ...inquiry.sealedFindings());
    spent = prover.spent;
  }
  const unused = wholeSet ? unusedFacts(packs, catalogue) : [];
  const unsuited = unsuitedLevers(packs, levers, catalogue);
  return inOrder([...findings, ...idClashes(packs), ...unsuited, ...referenceCycles(shared), ...unused]);
}

function unusedFacts(packs: readonly CompiledPack[], catalogue: FactCatalogue): readonly Finding[] {
  const asked = new Set(packs.flatMap(({ facts }) => facts));
  const facts = [...catalogue.keys()].filter((fact) => !asked.has(fact));
  const claim = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' } as const;
  return facts.length === 0 ? [] : [findingOf('unused-fact', { rules: [], facts, claim })];
}
