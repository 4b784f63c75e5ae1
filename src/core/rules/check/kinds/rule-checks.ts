import type { Tree } from '../../../condition/condition.js';
import { pathTo } from '../../../kit/found-problems.js';
import { type Asked, allKnown, claimsOf } from '../cells/formula.js';
import type { Inquiry } from '../inquiry.js';
import { removalsOf, withoutPart } from '../removal.js';
import type { Suspect } from '../suspect.js';

/** What a rule alone can do. `open`: a limit was met, so nothing may be built on it. */
export type Standing = 'live' | 'never' | 'always' | 'open';

/** Looks at one rule alone: never fires, always fires, contradictions inside, conditions without effect. */
export function checkRule<S extends object>(inquiry: Inquiry<S>, suspect: Suspect): Standing {
  const standing = standingOf(inquiry, suspect);
  contradictions(inquiry, suspect, suspect.condition, suspect.path);
  if (standing === 'live' && suspect.divisible) withoutEffect(inquiry, suspect);
  return standing;
}

function standingOf<S extends object>(inquiry: Inquiry<S>, suspect: Suspect): Standing {
  const { prover } = inquiry;
  const fires = prover.ask(suspect.claims.isTrue);
  if (fires.kind === 'open') {
    inquiry.leftOpen('never-fires', suspect, fires);
    return 'open';
  }
  if (fires.kind === 'none') {
    inquiry.found('never-fires', { rules: [suspect.ref], claim: inquiry.proved([suspect], fires.steps) });
    return 'never';
  }
  const rests = prover.ask(suspect.claims.notTrue, allKnown(suspect.facts, prover.fields));
  if (rests.kind === 'open') {
    inquiry.leftOpen('always-fires', suspect, rests);
    return 'open';
  }
  if (rests.kind === 'found') return 'live';
  const basis = canMiss(inquiry, suspect) ? 'where-known' : 'every-sheet';
  inquiry.found('always-fires', { rules: [suspect.ref], claim: inquiry.proved([suspect], rests.steps, basis) });
  return 'always';
}

function canMiss<S extends object>({ prover }: Inquiry<S>, { facts }: Suspect): boolean {
  return prover.fields.some(({ fact, missing }) => facts.has(fact) && missing !== null);
}

/**
 * The innermost parts that can never be true: a single question, an `all` whose parts exclude each other, a `not` of
 * what always holds. Answers whether this part can never be true; where nobody knows it counts as if it could.
 */
function contradictions<S extends object>(
  inquiry: Inquiry<S>,
  suspect: Suspect,
  part: Tree<Asked>,
  path: string,
): boolean {
  switch (part.kind) {
    case 'leaf':
      return contradicts(inquiry, suspect, part, [path]);
    case 'not':
      contradictions(inquiry, suspect, part.of, pathTo(path, 'not'));
      return contradicts(inquiry, suspect, part, [path]);
    case 'any':
    case 'all': {
      const paths = part.of.map((_one, index) => pathTo(pathTo(path, part.kind), index));
      const dead = part.of.map((one, index) => contradictions(inquiry, suspect, one, paths[index] ?? path));
      if (part.kind === 'any') return dead.every(Boolean);
      return dead.some(Boolean) || contradicts(inquiry, suspect, part, paths);
    }
  }
}

function contradicts<S extends object>(
  inquiry: Inquiry<S>,
  suspect: Suspect,
  part: Tree<Asked>,
  paths: readonly string[],
): boolean {
  const { prover } = inquiry;
  const answer = prover.ask(claimsOf(part).isTrue);
  if (answer.kind === 'open') inquiry.leftOpen('contradiction', suspect, answer);
  if (answer.kind !== 'none') return false;
  const claim = inquiry.proved([suspect], answer.steps);
  inquiry.found('contradiction', { rules: [suspect.ref], paths: clashing(inquiry, part, paths), claim });
  return true;
}

/** A smallest part of an `all` that contradicts itself: what can be left out of the contradiction is. */
function clashing<S extends object>(
  { prover }: Inquiry<S>,
  part: Tree<Asked>,
  paths: readonly string[],
): readonly string[] {
  if (part.kind !== 'all') return paths;
  let kept = part.of.map((one, index) => ({ claim: claimsOf(one).isTrue, path: paths[index] ?? '' }));
  for (const candidate of [...kept]) {
    const others = kept.filter((one) => one !== candidate);
    if (prover.ask(...others.map(({ claim }) => claim)).kind === 'none') kept = others;
  }
  return kept.map(({ path }) => path);
}

/**
 * Parts without which the rule fires for exactly the same customers. Taken away one after the other, so that all that
 * are named can go together.
 */
function withoutEffect<S extends object>(inquiry: Inquiry<S>, suspect: Suspect): void {
  const { prover } = inquiry;
  const paths: string[] = [];
  let [rule, steps] = [suspect.condition, 0];
  for (const removal of removalsOf(suspect.condition)) {
    const shorter = withoutPart(rule, removal.steps);
    if (shorter === null) continue;
    const [before, after] = [claimsOf(rule), claimsOf(shorter)];
    const answer = removal.widens ? prover.ask(after.isTrue, before.notTrue) : prover.ask(before.isTrue, after.notTrue);
    if (answer.kind === 'open') inquiry.leftOpen('no-effect', suspect, answer);
    if (answer.kind !== 'none') continue;
    [rule, steps] = [shorter, steps + answer.steps];
    paths.unshift(removal.pathFrom(suspect.path));
  }
  if (paths.length > 0)
    inquiry.found('no-effect', { rules: [suspect.ref], paths, claim: inquiry.proved([suspect], steps) });
}
