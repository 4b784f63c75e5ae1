import { canonicalJson } from '../../canonical-json.js';
import type { CompiledPack } from '../../program.js';
import { type Finding, findingOf } from '../finding.js';
import type { Inquiry } from '../inquiry.js';
import type { Suspect } from '../suspect.js';
import type { Steps } from './steps.js';

/** Two rules match one customer with the same message, but another lever or schedule: which counts? */
export function* checkEvents<S extends object>(inquiry: Inquiry<S>, live: readonly Suspect[]): Steps {
  const groups = new Map<string, Suspect[]>();
  for (const suspect of live) {
    const { message } = suspect;
    groups.set(message, [...(groups.get(message) ?? []), suspect]);
  }
  for (const group of groups.values()) {
    for (const [index, suspect] of group.entries()) {
      clashOf(inquiry, suspect, group.slice(index + 1));
      yield;
    }
  }
}

/** The first that clashes speaks for the rest. */
function clashOf<S extends object>(inquiry: Inquiry<S>, suspect: Suspect, later: readonly Suspect[]): void {
  for (const other of later) {
    if (other.event === suspect.event) continue;
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
