import { canonicalJson } from '../canonical-json.js';
import type { CompiledPack } from '../program.js';
import { type Finding, findingOf } from './finding.js';
import type { Inquiry, Suspect } from './inquiry.js';

/** One offer by one channel is one message: two rules that can match together must mean the same by it. */
function messageOf({ rule }: Suspect): string {
  const { offerId, channel } = rule.event.params;
  return canonicalJson([offerId, channel]);
}

/** Two rules match one customer with the same offer on the same channel, but another lever or schedule: which counts? */
export function checkEvents(inquiry: Inquiry, live: readonly Suspect[]): void {
  const groups = new Map<string, Suspect[]>();
  for (const suspect of live) {
    const key = messageOf(suspect);
    groups.set(key, [...(groups.get(key) ?? []), suspect]);
  }
  for (const group of groups.values()) {
    for (const [index, suspect] of group.entries()) clashOf(inquiry, suspect, group.slice(index + 1));
  }
}

/** The first that clashes speaks for the rest. */
function clashOf(inquiry: Inquiry, suspect: Suspect, later: readonly Suspect[]): void {
  const event = canonicalJson(suspect.rule.event);
  for (const other of later) {
    if (canonicalJson(other.rule.event) === event) continue;
    const both = inquiry.prover.ask(suspect.claims.isTrue, other.claims.isTrue);
    if (both.kind === 'open') inquiry.leftOpen('event-clash', suspect, both);
    if (both.kind !== 'found') continue;
    const claim = inquiry.witnessed(both.domains, [
      { suspect, matches: true },
      { suspect: other, matches: true },
    ]);
    inquiry.found('event-clash', { rules: [suspect.ref, other.ref], claim });
    return;
  }
}

/** One id in two packs for two different events: whoever asks for the rule by its id gets either. */
export function idClashes(packs: readonly CompiledPack[]): readonly Finding[] {
  const claim = { kind: 'proved', how: 'compared', facts: [], steps: 0, basis: 'every-sheet' } as const;
  const rules = packs.flatMap(({ pack, rules: own }) => own.map(({ rule }) => ({ pack, rule })));
  const byId = new Map<string, typeof rules>();
  for (const one of rules) byId.set(one.rule.id, [...(byId.get(one.rule.id) ?? []), one]);
  return [...byId.values()]
    .filter((alike) => new Set(alike.map(({ rule }) => canonicalJson(rule.event))).size > 1)
    .map((alike) =>
      findingOf('event-clash', { rules: alike.map(({ pack, rule }) => ({ pack, rule: rule.id })), claim }),
    );
}
