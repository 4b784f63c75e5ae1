import type { FactBlock } from '../facts/fact-block.js';
import { sheetAt } from '../facts/fact-block.js';
import type { Day } from '../kit/day.js';
import { STAGES, type Stage } from '../policy/refusal.js';
import { blockGates } from '../policy/terms/offer-gates.js';
import type { GuardedRules } from '../rules/guarded/guarded-rules.js';
import { decide } from './decide.js';
import type { DecisionFrame, MatchedRule } from './decision-frame.js';
import { matchesOf } from './run/matches.js';

export type PreviewReason = { readonly stage: Stage; readonly code: string; readonly customers: number };

/** What a run would find, short of scarcity and caps: `matched` = `reached` + all who left. */
export type Preview = {
  readonly matched: number;
  /** For whom something stands that is not too late, whichever arm they are in. */
  readonly reached: number;
  readonly left: readonly PreviewReason[];
};

/** What is asked: rules of one compiled pack, by place, and the conditions of their offers where they have any. */
export type Previewed = {
  readonly version: GuardedRules;
  readonly rules: readonly MatchedRule[];
  readonly gates: GuardedRules | null;
  readonly frame: DecisionFrame;
  readonly today: Day;
};

/**
 * Counts who would be reached, by the very decision that a run makes: who matches and cannot be reached is not counted as
 * reach (methods.md 18, trap 18). A customer is counted once, at the furthest stage that anything of theirs came to.
 */
export class PreviewCount {
  private matched = 0;
  private reached = 0;
  private readonly left = new Map<string, PreviewReason>();

  constructor(private readonly asked: Previewed) {}

  add(block: FactBlock): void {
    const { version, rules, gates, today } = this.asked;
    const answers = gates && blockGates(gates, block, today);
    for (const part of version.columns(today).matches(block)) {
      for (const { index, rules: own } of matchesOf(rules, part)) {
        const customer = { customerId: block.ids[index] ?? '', sheet: sheetAt(block, index) };
        this.count(own, answers ? { ...customer, gates: answers.of(index) } : customer);
      }
    }
  }

  result(): Preview {
    const left = [...this.left.values()].sort(
      (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || (a.code < b.code ? -1 : 1),
    );
    return { matched: this.matched, reached: this.reached, left };
  }

  private count(own: readonly MatchedRule[], customer: Parameters<typeof decide>[1]): void {
    const { ranked, left } = decide(own, customer, this.asked.frame);
    this.matched += 1;
    if (ranked.some(({ answer }) => answer.kind === 'due')) {
      this.reached += 1;
      return;
    }
    const late = ranked.flatMap(({ answer }) =>
      answer.kind === 'refused' ? [{ stage: 'timing' as const, refusals: answer.refusals }] : [],
    );
    const stops = [...left.flatMap((one) => one.left ?? []), ...late];
    const [first] = stops.sort((a, b) => STAGES.indexOf(b.stage) - STAGES.indexOf(a.stage));
    const code = first?.refusals[0]?.code;
    if (first === undefined || code === undefined) throw new Error('a match left nowhere');
    const customers = (this.left.get(code)?.customers ?? 0) + 1;
    this.left.set(code, { stage: first.stage, code, customers });
  }
}
