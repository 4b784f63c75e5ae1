import { holdsAt } from '../cells/solve.js';
import type { FindingKind } from '../finding.js';
import type { Inquiry } from '../inquiry.js';
import { type Answer, PICKS } from '../prover.js';
import type { Suspect } from '../suspect.js';
import type { Steps } from './steps.js';

/** For each rule, by its index, the rules that match whomever it matches, and the steps it took to know. */
type Wider = ReadonlyMap<number, ReadonlyMap<Suspect, number>>;

/** Rules side by side: equivalent, implied by one another, shadowed by a higher priority with the same offer. */
export function* checkPairs<S extends object>(inquiry: Inquiry<S>, live: readonly Suspect[]): Steps {
  const wider = yield* widerRules(inquiry, live);
  const twins = (a: Suspect) =>
    live.filter((b) => a === b || (wider.get(a.index)?.has(b) === true && wider.get(b.index)?.has(a) === true));
  for (const suspect of live) {
    const alike = twins(suspect);
    const above = wider.get(suspect.index) ?? new Map<Suspect, number>();
    if (alike.length > 1 && alike[0] === suspect) {
      report(inquiry, 'equivalent', alike, above);
    }
    const implied = [...above.keys()].filter((one) => !alike.includes(one));
    if (implied.length > 0) report(inquiry, 'implied', [suspect, ...implied], above);
    checkShadow(inquiry, suspect, live, above);
    yield;
  }
}

function report<S extends object>(
  inquiry: Inquiry<S>,
  kind: 'equivalent' | 'implied' | 'shadowed',
  suspects: readonly Suspect[],
  steps: ReadonlyMap<Suspect, number>,
): void {
  const taken = suspects.reduce((sum, one) => sum + (steps.get(one) ?? 0), 0);
  inquiry.found(kind, { rules: suspects.map(({ ref }) => ref), claim: inquiry.proved(suspects, taken) });
}

/**
 * Only a rule that matches every customer made to match another can be wider than it: those few sheets rule out most
 * pairs, and the search decides the rest.
 */
function* widerRules<S extends object>(inquiry: Inquiry<S>, live: readonly Suspect[]): Steps<Wider> {
  const wider = new Map<number, ReadonlyMap<Suspect, number>>();
  for (const suspect of live) {
    wider.set(suspect.index, yield* widerThan(inquiry, suspect, live));
    yield;
  }
  return wider;
}

const ABOUT_PAIRS: readonly FindingKind[] = ['implied', 'equivalent'];

/** Whether one is wider than another is asked for all that pairs are told of. */
function leftPairOpen<S extends object>(inquiry: Inquiry<S>, suspect: Suspect, why: Extract<Answer, { kind: 'open' }>) {
  for (const kind of ABOUT_PAIRS) inquiry.leftOpen(kind, suspect, why);
}

function* widerThan<S extends object>(
  inquiry: Inquiry<S>,
  suspect: Suspect,
  live: readonly Suspect[],
): Steps<ReadonlyMap<Suspect, number>> {
  const { prover } = inquiry;
  const wider = new Map<Suspect, number>();
  const fires = prover.ask(suspect.claims.isTrue);
  if (fires.kind !== 'found') {
    if (fires.kind === 'open') leftPairOpen(inquiry, suspect, fires);
    return wider;
  }
  const matched = PICKS.map((pick) => prover.cellsAt(fires.domains, pick));
  for (const other of live) {
    if (other === suspect || !matched.every((at) => holdsAt(other.claims.isTrue, at))) continue;
    const alone = prover.ask(suspect.claims.isTrue, other.claims.notTrue);
    yield;
    if (alone.kind === 'open') leftPairOpen(inquiry, suspect, alone);
    else if (alone.kind === 'none') wider.set(other, alone.steps);
    else matched.push(prover.cellsAt(alone.domains));
  }
  return wider;
}

/** Whoever it matches was matched with the same offer at a higher priority: by one rule, or by several together. */
function checkShadow<S extends object>(
  inquiry: Inquiry<S>,
  suspect: Suspect,
  live: readonly Suspect[],
  above: ReadonlyMap<Suspect, number>,
): void {
  const { offer, priority } = suspect;
  const higher = live.filter((one) => one.offer === offer && one.priority > priority);
  const one = higher.find((other) => above.has(other));
  if (one !== undefined) report(inquiry, 'shadowed', [suspect, one], above);
  else if (higher.length > 0) shadowTogether(inquiry, suspect, higher);
}

function shadowTogether<S extends object>(inquiry: Inquiry<S>, suspect: Suspect, higher: readonly Suspect[]): void {
  const escapes = (from: readonly Suspect[]) =>
    inquiry.prover.ask(suspect.claims.isTrue, ...from.map(({ claims }) => claims.notTrue));
  const answer = escapes(higher);
  if (answer.kind === 'open') inquiry.leftOpen('shadowed', suspect, answer);
  if (answer.kind !== 'none') return;
  let [shadow, steps] = [higher, answer.steps];
  for (const one of higher) {
    const fewer = shadow.filter((other) => other !== one);
    const without = escapes(fewer);
    if (without.kind === 'none') [shadow, steps] = [fewer, without.steps];
  }
  report(inquiry, 'shadowed', [suspect, ...shadow], new Map([[suspect, steps]]));
}
