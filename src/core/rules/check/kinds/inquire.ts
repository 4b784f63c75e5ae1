import { type Finding, SEVERITIES } from '../finding.js';
import type { Inquiry } from '../inquiry.js';
import { checkBands } from './band-checks.js';
import { checkEvents } from './event-clash.js';
import { checkPairs } from './pair-checks.js';
import { checkRewards, type StackingOffers } from './reward-stack.js';
import { checkRule, type Standing } from './rule-checks.js';
import type { Steps } from './steps.js';

/** All that is asked of one rule set, each rule alone first: only what can match is compared. */
export function* inquire<S extends object>(
  inquiry: Inquiry<S>,
  offers: StackingOffers = new Map(),
): Steps<readonly Finding<S>[]> {
  const standings = new Map<Standing, (typeof inquiry.suspects)[number][]>();
  for (const suspect of inquiry.suspects) {
    const standing = checkRule(inquiry, suspect);
    standings.set(standing, [...(standings.get(standing) ?? []), suspect]);
    yield;
  }
  const live = standings.get('live') ?? [];
  yield* checkPairs(inquiry, live);
  yield* checkBands(inquiry, live);
  const firing = inquiry.suspects.filter((one) => live.includes(one) || standings.get('always')?.includes(one));
  yield* checkEvents(inquiry, firing);
  yield* checkRewards(inquiry, firing, offers);
  return [...inquiry.findings, ...inquiry.openFindings()];
}

/** Errors first, else as they were found. */
export function inOrder<S>(findings: readonly Finding<S>[]): readonly Finding<S>[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
