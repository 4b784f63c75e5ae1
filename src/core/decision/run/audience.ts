import { readCondition } from '../../condition/read-condition.js';
import type { NamedLists } from '../../condition/terms.js';
import type { FactBlock } from '../../facts/fact-block.js';
import type { FactCatalogue } from '../../facts/fact-catalogue.js';
import type { Day } from '../../kit/day.js';
import type { Problem } from '../../kit/problem.js';
import type { GuardedRules } from '../../rules/guarded/guarded-rules.js';
import { compilePattern } from '../../rules/regex.js';
import type { RulePack } from '../../rules/rule-pack.js';

const TITLE = { 'zh-CN': '受众', en: 'Audience' };
/** Nothing is offered to an audience: only its conditions are asked. */
const NOTHING = { offerId: '', channel: 'email', lever: '', schedule: { delayHours: 0, expireHours: 0 } } as const;

/** What is wrong with an audience: conditions as rules have them, guarded as theirs. Paths begin at `$.audience`. */
export function audienceProblems(
  audience: unknown,
  catalogue: FactCatalogue,
  lists: NamedLists = new Map(),
): readonly Problem[] {
  const read = readCondition(audience, catalogue, '$.audience', { patterns: compilePattern, guarded: true, lists });
  return read.ok ? [] : read.problems;
}

/** Whom a campaign is for, as a pack of one rule; null is everybody. */
export function audiencePack(conditions: unknown): RulePack | null {
  if (conditions === undefined) return null;
  const rule = { id: 'audience', title: TITLE, conditions, event: { type: 'offer', params: NOTHING } } as const;
  return { pack: 'audience', title: TITLE, rules: [rule] };
}

/** 1 for each customer of the block who is a member. Who may or may not be one is none. */
export function membersOf(audience: GuardedRules | null, block: FactBlock, today: Day): Uint8Array {
  if (audience === null) return new Uint8Array(block.n).fill(1);
  const members = new Uint8Array(block.n);
  for (const { from, n, starts } of audience.columns(today).matches(block)) {
    for (let row = 0; row < n; row += 1) members[from + row] = (starts[row + 1] ?? 0) > (starts[row] ?? 0) ? 1 : 0;
  }
  return members;
}
