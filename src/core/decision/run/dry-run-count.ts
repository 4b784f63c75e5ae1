import type { RunCounts } from '../../campaign/run.js';
import type { ChannelName } from '../../customer/consent.js';
import { STAGES } from '../../policy/refusal.js';
import type { Conclusion } from '../conclude.js';
import type { PreviewReason } from '../preview.js';
import { DryRunPeople, type DryRunPerson } from './dry-run-people.js';

/** Messages that would be planned: of an offer, on a channel. */
export type PlannedMessages = { readonly offerId: string; readonly channel: ChannelName; readonly count: number };

/** What a run would come to. matched = scheduled + all of `left`; scheduled = all `messages`. */
export type DryRunCounts = RunCounts & {
  /** Customers by the stage and the reason their decision ended with, in the order of the stages. */
  readonly left: readonly PreviewReason[];
  /** Of those who left: who is held out to be compared with. */
  readonly heldOut: number;
  /** The most first. */
  readonly messages: readonly PlannedMessages[];
  /** The first of every number, in the order of the base; none where nobody is to be named. */
  readonly people: readonly DryRunPerson[];
};

/** Counts how decisions end, customer by customer, as a run counts them, and keeps who the first `people` of each number are. */
export class DryRunCount {
  private evaluated = 0;
  private matched = 0;
  private scheduled = 0;
  private heldOut = 0;
  private readonly left = new Map<string, PreviewReason>();
  private readonly messages = new Map<string, PlannedMessages>();
  private readonly people: DryRunPeople;

  constructor(people = 0) {
    this.people = new DryRunPeople(people);
  }

  /** `members` is 1 for each of the customers whom the campaign is for. */
  evaluate(ids: readonly string[], members: Uint8Array): void {
    for (const [row, customerId] of ids.entries()) {
      const isMember = members[row] === 1;
      if (isMember) this.evaluated += 1;
      this.people.look(customerId, isMember);
    }
  }

  match(): void {
    this.matched += 1;
  }

  /** Of a customer who matched. */
  end(customerId: string, { outcome }: Pick<Conclusion, 'outcome'>): void {
    if (outcome.kind === 'scheduled') {
      const { offerId, channel } = outcome.planned;
      this.plan(offerId, channel);
      this.people.end(customerId, { kind: 'scheduled', offerId, channel });
      return;
    }
    if (outcome.kind !== 'refused') throw new Error('a run offers nothing at once');
    const { stage, code } = outcome;
    const heldOut = outcome.heldOut !== undefined;
    if (heldOut) this.heldOut += 1;
    this.people.end(customerId, { kind: 'refused', stage, code, heldOut });
    const key = `${stage} ${code}`;
    this.left.set(key, { stage, code, customers: (this.left.get(key)?.customers ?? 0) + 1 });
  }

  result(): DryRunCounts {
    const left = [...this.left.values()].sort(
      (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || (a.code < b.code ? -1 : 1),
    );
    const refused: Record<string, number> = {};
    for (const { code, customers } of left) refused[code] = (refused[code] ?? 0) + customers;
    const messages = [...this.messages.values()].sort((a, b) => b.count - a.count || (a.offerId < b.offerId ? -1 : 1));
    const { evaluated, matched, scheduled, heldOut } = this;
    return { evaluated, matched, refused, scheduled, left, heldOut, messages, people: this.people.result() };
  }

  private plan(offerId: string, channel: ChannelName): void {
    this.scheduled += 1;
    const key = `${offerId} ${channel}`;
    this.messages.set(key, { offerId, channel, count: (this.messages.get(key)?.count ?? 0) + 1 });
  }
}
