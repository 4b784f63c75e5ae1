import type { Hold } from '../../campaign/hold.js';
import type { FactBlock } from '../../facts/fact-block.js';
import type { Day } from '../../kit/day.js';
import type { Offer } from '../../offer/offer.js';
import { OFFER_CONDITIONS, type OfferCondition } from '../../offer/read-offer.js';
import type { GuardedRules } from '../../rules/guarded/guarded-rules.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { GateAnswers } from './gate-answers.js';

const TITLE = { 'zh-CN': '条件', en: 'Conditions' };
/** Nothing is offered by a gate: only its conditions are asked. */
const NOTHING = { offerId: '', channel: 'email', lever: '', schedule: { delayHours: 0, expireHours: 0 } } as const;
const EVENT = { type: 'offer', params: NOTHING } as const;

/** The gate of a condition of an offer, and of a hold. */
export const gateOfOffer = (offerId: string, name: OfferCondition) => `${name}|${offerId}`;
export const gateOfHold = (holdId: string) => `hold|${holdId}`;

/** The conditions of offers and holds as the rules of one pack, so that a whole block is asked at once; null: there are none. */
export function gatePack(offers: readonly Offer[], holds: readonly Hold[]): RulePack | null {
  const asked = offers.flatMap((offer) =>
    OFFER_CONDITIONS.filter((name) => offer[name] !== undefined).map((name) => ({
      id: gateOfOffer(offer.id, name),
      conditions: offer[name],
    })),
  );
  const held = holds.map(({ id, conditions }) => ({ id: gateOfHold(id), conditions }));
  const rules = [...asked, ...held].map((one) => ({ ...one, title: TITLE, event: EVENT }));
  return rules.length === 0 ? null : { pack: 'gates', title: TITLE, rules };
}

/** Of each customer of a block, by index, which gates are known to be true: a bit each. */
export class BlockGates {
  private readonly bits: Uint8Array;
  private readonly width: number;

  constructor(
    private readonly places: ReadonlyMap<string, number>,
    n: number,
  ) {
    this.width = Math.ceil(places.size / 8);
    this.bits = new Uint8Array(n * this.width);
  }

  open(index: number, gate: number): void {
    const at = index * this.width + (gate >> 3);
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (gate & 7));
  }

  /** What the policy stages ask of one customer. */
  of(index: number): GateAnswers {
    return {
      passes: (offerId, condition) => this.isOpen(index, gateOfOffer(offerId, condition)),
      held: (holdId) => this.isOpen(index, gateOfHold(holdId)),
    };
  }

  private isOpen(index: number, name: string): boolean {
    const gate = this.places.get(name);
    if (gate === undefined) throw new Error(`no gate ${name}`);
    return (((this.bits[index * this.width + (gate >> 3)] ?? 0) >> (gate & 7)) & 1) === 1;
  }
}

/** Asks a gate pack of a block: unknown is not true, so it opens no gate. `today` as the rules have it. */
export function blockGates(gates: GuardedRules, block: FactBlock, today: Day): BlockGates {
  const places = new Map(gates.pack.rules.map(({ rule }, place) => [rule.id, place]));
  const answers = new BlockGates(places, block.n);
  for (const { from, n, starts, rules } of gates.columns(today).matches(block)) {
    for (let row = 0; row < n; row += 1) {
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) answers.open(from + row, rules[at] ?? 0);
    }
  }
  return answers;
}
