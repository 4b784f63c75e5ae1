import { REFUSAL_CODES, type Refusal, STAGES } from '../../policy/refusal.js';
import { holdoutRefusals } from '../../policy/stages/holdout.js';
import { isHeldOut } from '../conclude.js';
import { type Plan, recordOf, type Standing } from '../decide.js';
import type { CandidateRecord, Decision, DrawnAction } from '../decision.js';

/** What the caps would say of each candidate that stands; one that is not there has not been asked. */
export type CapLook = ReadonlyMap<Standing, readonly Refusal[]>;

/** `offered`: what is put before the customer, best first; empty: `refused` says why, null where nothing matched. */
export type PromptEnd = {
  readonly offered: readonly Standing[];
  readonly refused: Extract<Decision['outcome'], { kind: 'refused' }> | null;
  readonly candidates: readonly CandidateRecord[];
  readonly drawn: readonly DrawnAction[];
};

type Left = CandidateRecord['left'];

function outrankedBy(better: Standing, { score }: Standing): Left {
  const values = { have: score.priority, need: better.score.priority };
  return { stage: 'arbitration', refusals: [{ code: 'OUTRANKED', component: better.ruleId, ...values }] };
}

function drawnOf({ campaignId, ruleId, offerId, offer, rule, assignment }: Standing): readonly DrawnAction[] {
  if (assignment === null) return [];
  return [{ campaignId, ruleId, offerId, purpose: offer.purpose, lever: rule.event.params.lever, assignment }];
}

/** Walks the candidates, best first, as many as are wanted. */
class Walk {
  readonly offered: Standing[] = [];
  readonly drawn: DrawnAction[] = [];
  readonly lefts: Left[] = [];
  private control: Standing | null = null;
  private stopped: Left = null;

  constructor(
    private readonly caps: CapLook,
    private readonly limit: number,
  ) {}

  take(one: Standing): void {
    const left = this.leftOf(one);
    this.lefts.push(left);
    if (left === null) this.offered.push(one);
    else if (left.stage !== 'arbitration') this.stopped = left;
  }

  /** A control unit leaves with what would have been offered, and gets nothing of what comes after. */
  private leftOf(one: Standing): Left {
    const better = this.betterThan(one);
    if (better !== undefined) return outrankedBy(better, one);
    this.drawn.push(...drawnOf(one));
    if (isHeldOut(one)) {
      this.control = one;
      return { stage: 'holdout', refusals: one.assignment ? holdoutRefusals(one.assignment) : [] };
    }
    const refusals = this.caps.get(one) ?? [];
    return refusals.length > 0 ? { stage: 'cap', refusals } : null;
  }

  private betterThan({ offerId }: Standing): Standing | undefined {
    if (this.control !== null) return this.control;
    if (this.offered.length >= this.limit) return this.offered.at(-1);
    return this.offered.find((other) => other.offerId === offerId);
  }

  /** Where the last one stopped whose turn came. */
  get last(): { readonly left: Left; readonly control: Standing | null } {
    return { left: this.stopped, control: this.control };
  }
}

const ORDER: readonly string[] = STAGES.flatMap((stage) => REFUSAL_CODES[stage]);
const depthOf = (left: Left) => ORDER.indexOf(left?.refusals[0]?.code ?? '');

function refusedAt(left: Left, control: Standing | null): PromptEnd['refused'] {
  const code = left?.refusals[0]?.code;
  if (!left || code === undefined) return null;
  const plain = { kind: 'refused', stage: left.stage, code } as const;
  if (!control?.assignment) return plain;
  const { ruleId, offerId, channel, offer, campaignId, assignment } = control;
  return { ...plain, heldOut: { ruleId, offerId, channel, purpose: offer.purpose, campaignId, assignment } };
}

/**
 * How a prompt ends: best first, each candidate is put before the customer, is held out and ends the walk, or is stopped by
 * the caps and gives way to the next; those after the last that is wanted were outranked, and so is a second rule that makes
 * the same offer. Nothing is reserved by it.
 */
export function concludePrompt({ ranked, left }: Plan, caps: CapLook, limit: number): PromptEnd {
  const walk = new Walk(caps, limit);
  for (const one of ranked) walk.take(one);
  const { offered, drawn, lefts, last } = walk;
  const walked = ranked.map((one, index) => ({ ...recordOf(one, one.score, lefts[index] ?? null), rank: index + 1 }));
  const deepest = left.reduce<Left>((best, one) => (depthOf(one.left) > depthOf(best) ? one.left : best), null);
  const refused = offered.length > 0 ? null : refusedAt(last.left ?? deepest, last.control);
  return { offered, drawn, candidates: [...walked, ...left], refused };
}
