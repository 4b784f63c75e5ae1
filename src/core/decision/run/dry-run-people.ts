import type { ChannelName } from '../../customer/consent.js';
import { placeOf } from '../../kit/hash.js';
import type { Stage } from '../../policy/refusal.js';
import { inAuditOrder } from '../record/audit-cursor.js';

/** How a dry run ends for who matched. */
export type DryRunEnd =
  | { readonly kind: 'scheduled'; readonly offerId: string; readonly channel: ChannelName }
  | { readonly kind: 'refused'; readonly stage: Stage; readonly code: string; readonly heldOut: boolean };

/** `evaluated`: the campaign is for them. `end` null: no rule is true for them. */
export type DryRunPerson = {
  readonly customerId: string;
  readonly evaluated: boolean;
  readonly end: DryRunEnd | null;
};

/** The first of those who are offered, in the order of the base, in whichever order they come. */
class FirstIds {
  readonly ids: string[] = [];
  private lastPlace = Number.POSITIVE_INFINITY;

  constructor(private readonly most: number) {}

  /** Whether they are among the first so far. */
  offer(id: string): boolean {
    // Most come when there is no room: they are asked for their place alone.
    if (placeOf(id) > this.lastPlace) return false;
    const before = this.ids.findLastIndex((other) => inAuditOrder(other, id) < 0);
    this.ids.splice(before + 1, 0, id);
    if (this.ids.length <= this.most) return true;
    const out = this.ids.pop();
    this.lastPlace = placeOf(this.ids.at(-1) ?? '');
    return out !== id;
  }
}

/**
 * The first `most` customers behind every number of a dry run. Kept for the finest numbers only: the first of a sum are
 * among the first of its parts.
 */
export class DryRunPeople {
  private readonly base: FirstIds;
  private readonly evaluated: FirstIds;
  private readonly noted = new Set<string>();
  private readonly endOf = new Map<string, DryRunEnd>();
  private readonly ends = new Map<string, FirstIds>();

  constructor(private readonly most: number) {
    this.base = new FirstIds(most);
    this.evaluated = new FirstIds(most);
  }

  /** Before it is said how they end. */
  look(customerId: string, isEvaluated: boolean): void {
    if (this.most === 0) return;
    if (this.base.offer(customerId)) this.noted.add(customerId);
    if (isEvaluated && this.evaluated.offer(customerId)) this.noted.add(customerId);
  }

  end(customerId: string, end: DryRunEnd): void {
    if (this.most === 0) return;
    const first = this.firstOf(end);
    if (first.offer(customerId) || this.noted.has(customerId)) this.endOf.set(customerId, end);
  }

  /** Everybody who is among the first of some number, in the order of the base. */
  result(): readonly DryRunPerson[] {
    const evaluated = new Set(this.evaluated.ids);
    const kept = [this.base, this.evaluated, ...this.ends.values()].flatMap(({ ids }) => ids);
    return [...new Set(kept)].sort(inAuditOrder).map((customerId) => {
      const end = this.endOf.get(customerId) ?? null;
      return { customerId, evaluated: end !== null || evaluated.has(customerId), end };
    });
  }

  private firstOf(end: DryRunEnd): FirstIds {
    const key =
      end.kind === 'scheduled'
        ? `${end.offerId} ${end.channel}`
        : `${end.stage} ${end.code} ${end.heldOut ? 'heldOut' : ''}`;
    const known = this.ends.get(key);
    if (known !== undefined) return known;
    const first = new FirstIds(this.most);
    this.ends.set(key, first);
    return first;
  }
}
