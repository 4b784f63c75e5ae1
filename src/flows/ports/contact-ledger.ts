import { askForPlace, type PlaceAnswer, type PlaceAsk } from '../../core/decision/ask-for-place.js';
import type { Place } from '../../core/decision/conclude.js';
import type { ContactPhase } from '../../core/decision/contact-phase.js';
import type { FactBlock } from '../../core/facts/fact-block.js';
import { assertNever } from '../../core/kit/assert-never.js';
import { ledgerStepOf } from '../../core/outreach/ledger-step.js';
import type { Outreach } from '../../core/outreach/outreach.js';
import type { CapRules } from '../../core/policy/cap/cap.js';
import type { Engagement } from '../../core/policy/cap/fatigue.js';
import type { ContactRow } from '../../core/policy/contact-policy.js';
import type { Refusal } from '../../core/policy/refusal.js';
import { callToPlan, engagementOf, promisesOf, promisesOver } from '../../core/response/call-back.js';
import type { CustomerResponse } from '../../core/response/response.js';

export type Reservation =
  | { readonly kind: 'reserved'; readonly row: ContactRow }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * Contacts per cap unit, exact under any interleaving: read, ask the pure cap function, replace if nobody was faster. The
 * rows of a household's members are kept together; who comes or leaves takes theirs along in the same write.
 */
export abstract class ContactLedger {
  /**
   * A run gives a customer one place: a row of the same run (and not released) is a success and is answered as it stands,
   * whichever candidate holds it. `now` is business time.
   */
  abstract reserve(row: ContactRow, rules: CapRules, now: Date): Promise<Reservation>;
  /**
   * What reserving each of these contacts of one customer would be answered, each by itself: nothing is written, and nothing
   * is promised.
   */
  abstract look(rows: readonly ContactRow[], rules: CapRules, now: Date): Promise<readonly Reservation[]>;
  /**
   * What reserving these contacts, of whomever, would be answered one after the other: each as if those before it that are
   * not refused had their places. Nothing is written, and nothing is promised.
   */
  abstract rehearse(rows: readonly ContactRow[], rules: CapRules, now: Date): Promise<readonly Reservation[]>;
  /** Notes a contact planned for later, without a place: contacts of lower priority leave it room. Reserved in its turn. */
  abstract plan(row: ContactRow, rules: CapRules, now: Date): Promise<void>;
  /**
   * A reserved contact that is put off asks for its place again, at the new instant. Refused, it keeps the old one; refused
   * without a refusal, it has none (any more). What was handed over is answered as it stands.
   */
  abstract move(customerId: string, outreachId: string, to: Date, rules: CapRules): Promise<Reservation>;
  /** Asks for the place at the instant of hand-over, just before it: it counts there from now on. Answers as `move` does. */
  abstract handOver(customerId: string, outreachId: string, at: Date, rules: CapRules): Promise<Reservation>;
  /** `reserved` → `sent`, `at` is the hand-over instant unless `handOver` said it. Twice is once. */
  abstract markSent(customerId: string, outreachId: string, at: Date): Promise<void>;
  abstract markDelivered(customerId: string, outreachId: string): Promise<void>;
  /**
   * Gives the slot back, with the reason; whether the cap lets go of it is `countAt`'s to say. With a campaign, only if that
   * holds it.
   */
  abstract release(customerId: string, outreachId: string, because: string, campaignId?: string): Promise<void>;
  /**
   * What the person answered, for the pressure on them: it takes the place of what they answered before, null is that they
   * said nothing. Twice is once; of a contact nobody knows, nothing.
   */
  abstract answered(customerId: string, outreachId: string, kind: Engagement | null, at: Date): Promise<void>;
  /** Lets the slot follow its outreach; `at` is when it was handed over, if this is the first word of it. Twice is once. */
  async follow(outreach: Outreach, at: Date): Promise<void> {
    const { customerId, id } = outreach;
    const step = ledgerStepOf(outreach);
    switch (step.kind) {
      case 'none':
        return;
      case 'sent':
        return this.markSent(customerId, id, at);
      case 'delivered':
        return this.markDelivered(customerId, id);
      case 'release':
        return this.release(customerId, id, step.because);
      default:
        return assertNever(step);
    }
  }
  /**
   * What a person said of a contact, by the word that stands: it relieves them, and the call they asked for is planned, in the
   * place of one promised before. Said twice is once; another word undoes what the one before did.
   */
  async hear(contact: ContactRow, response: CustomerResponse, rules: CapRules): Promise<void> {
    const { customerId, outreachId } = contact;
    const { at } = response;
    await this.answered(customerId, outreachId, engagementOf(response), at);
    const rows = await this.rowsOf(customerId);
    const call = callToPlan(rows, contact, response);
    for (const over of promisesOver(promisesOf(rows, contact), contact, response)) {
      await this.release(customerId, over.outreachId, 'ANSWERED');
    }
    if (call !== null) await this.plan(call, rules, at);
  }
  /** A call that was promised is made, or need not be made any more: nothing is kept free for it. */
  async keepPromise(contact: ContactRow, because: string): Promise<void> {
    const { customerId } = contact;
    for (const { outreachId } of promisesOf(await this.rowsOf(customerId), contact)) {
      await this.release(customerId, outreachId, because);
    }
  }
  /** A customer's own contacts, wherever they are kept; plans among them. */
  abstract rowsOf(customerId: string): Promise<readonly ContactRow[]>;
  /** The contacts of each of these customers, by `_id`, in batches; none is an empty list. */
  abstract rowsOfAll(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContactRow[]>>;
  /** A block with the facts of contacts, read of those customers only for whom they can still change something. */
  async complete(block: FactBlock, phase: ContactPhase): Promise<FactBlock> {
    const asked = phase.askedOf(block);
    return phase.completed(block, asked.length === 0 ? new Map() : await this.rowsOfAll(asked));
  }
  /** Asks for a place for one candidate after another, until one has it or all were refused. */
  async placeFor(candidates: readonly ContactRow[], rules: CapRules, now: Date): Promise<Place> {
    const asking = askForPlace(candidates);
    let step = asking.next();
    while (!step.done) step = asking.next(await this.answer(step.value, rules, now));
    return step.value;
  }

  private async answer({ kind, row }: PlaceAsk, rules: CapRules, now: Date): Promise<PlaceAnswer> {
    if (kind === 'reserve') return this.reserve(row, rules, now);
    await this.release(row.customerId, row.outreachId, 'SUPERSEDED');
    return { kind: 'released' };
  }
}
