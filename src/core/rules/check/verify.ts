import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { Day } from '../../kit/day.js';
import type { CompiledPack } from '../program.js';
import { checkBands } from './band-checks.js';
import { cellSpaceOf } from './cells/cell-space.js';
import { checkEvents, idClashes } from './event-clash.js';
import { type Finding, findingOf, SEVERITIES } from './finding.js';
import { Inquiry } from './inquiry.js';
import { checkPairs } from './pair-checks.js';
import { Prover, VERIFY_LIMITS, type VerifyLimits } from './prover.js';
import { referenceCycles, type SharedConditions } from './reference-cycles.js';
import { checkRule, type Standing } from './rule-checks.js';

export type VerifyOptions = {
  readonly limits?: VerifyLimits;
  /** Milliseconds since the verification began, for `limits.millis`; without it only steps are limited. */
  readonly elapsed?: () => number;
  /** Whether the packs are all there are: only then does a fact nobody asks for mean something. */
  readonly wholeSet?: boolean;
  readonly shared?: SharedConditions;
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
  { limits = VERIFY_LIMITS, elapsed = () => 0, wholeSet = false, shared = {}, today = null }: VerifyOptions = {},
): readonly Finding[] {
  let spent = 0;
  const findings = packs.flatMap((pack) => {
    const leaves = pack.questions.map(({ leaf }) => leaf);
    const prover = new Prover(cellSpaceOf(leaves, catalogue, today), limits, elapsed, spent);
    const found = inquire(new Inquiry(pack, prover));
    spent = prover.spent;
    return found;
  });
  const unused = wholeSet ? unusedFacts(packs, catalogue) : [];
  const all = [...findings, ...idClashes(packs), ...referenceCycles(shared), ...unused];
  return all.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function inquire(inquiry: Inquiry): readonly Finding[] {
  const standings = inquiry.suspects.map((suspect) => ({ suspect, standing: checkRule(inquiry, suspect) }));
  const those = (...kinds: readonly Standing[]) =>
    standings.filter(({ standing }) => kinds.includes(standing)).map(({ suspect }) => suspect);
  checkPairs(inquiry, those('live'));
  checkBands(inquiry, those('live'));
  checkEvents(inquiry, those('live', 'always'));
  return [...inquiry.findings, ...inquiry.undecidedFindings()];
}

function unusedFacts(packs: readonly CompiledPack[], catalogue: FactCatalogue): readonly Finding[] {
  const asked = new Set(packs.flatMap(({ facts }) => facts));
  const facts = [...catalogue.keys()].filter((fact) => !asked.has(fact));
  const claim = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' } as const;
  return facts.length === 0 ? [] : [findingOf('unused-fact', { rules: [], facts, claim })];
}
