import { Injectable } from '@nestjs/common';
import type { Campaign } from '../core/campaign/campaign.js';
import type { ChannelName } from '../core/customer/consent.js';
import type { Customer } from '../core/customer/customer.js';
import { messageValues, templatesOf } from '../core/delivery/message.js';
import { writeMessage } from '../core/delivery/write-message.js';
import { type Fault, faultOf } from '../core/kit/fault.js';
import { localeOf } from '../core/kit/locale.js';
import { dayIn } from '../core/kit/zone.js';
import type { Offer } from '../core/offer/offer.js';
import { askedAgain, factsAskedAgain } from '../core/outreach/asked-again.js';
import { lastLook, type Verdict } from '../core/outreach/last-look.js';
import type { Outreach } from '../core/outreach/outreach.js';
import { afterLostAnswer, reasonWith } from '../core/outreach/outreach-life.js';
import { retryPlan } from '../core/outreach/retry-plan.js';
import type { Refusal } from '../core/policy/refusal.js';
import { messageFrame } from '../core/policy/sender/sender-rules.js';
import { emergencyRefusals } from '../core/policy/stages/emergency.js';
import { offerTerms } from '../core/policy/terms/offer-terms.js';
import { allowedHours } from '../core/policy/timing/quiet-hours.js';
import { BusinessRules } from './ports/business-rules.js';
import { CampaignStore } from './ports/campaign-store.js';
import { Channels, type HandOver, type OutgoingMessage } from './ports/channel.js';
import { Clock } from './ports/clock.js';
import { ContactLedger } from './ports/contact-ledger.js';
import { LOOKED_BACK_MS } from './ports/customer-pasts.js';
import { CustomerStore } from './ports/customer-store.js';
import { CustomersNow } from './ports/customers-now.js';
import { Ids } from './ports/ids.js';
import { Leases } from './ports/leases.js';
import { OfferStore } from './ports/offer-store.js';
import { type Claimed, type OutreachEnd, OutreachStore } from './ports/outreach-store.js';
import { ResponseStore } from './ports/response-store.js';
import { RunStore } from './ports/run-store.js';
import { StopStore } from './ports/stop-store.js';
import { Templates } from './ports/templates.js';

/** What became of a row; `lost` are claims another dispatcher took over. */
type Fate = 'sent' | 'unknown' | 'failed' | 'expired' | 'cancelled' | 'postponed' | 'lost';

/** Rows by what became of them, and what channels threw: to be logged, since a throw is no refusal but a fault. */
export type SendReport = { [F in Fate]: number } & { readonly faults: (Fault & { readonly channel: ChannelName })[] };

/** Rows claimed at once; rows looked up afresh together, so that a stop is heeded within one; and hand-overs at a time. */
const PAGE = 500;
const SLICE = 50;
const IN_FLIGHT = 20;
/** Machine time. Short, so that little waits for a dispatcher that died; where a page takes longer, its last claims are lost, not sent twice. */
const CLAIM_MS = 30_000;
const SHARD_LEASE_MS = 15_000;

const NOTHING = { sent: 0, unknown: 0, failed: 0, expired: 0, cancelled: 0, postponed: 0, lost: 0 };

type Fresh = (claimed: Claimed) => Verdict;

/**
 * Hands over what is due in one shard. Everything that ends or moves a row carries the claim's token in its filter. What
 * may have gone out is counted in the ledger before the row says so; a slot is given back only after, once the row is known
 * to be ours: another dispatcher might be sending it. A crash in between leaves the row unsettled, and a repair settles it.
 */
@Injectable()
export class SendOutreach {
  constructor(
    private readonly outreaches: OutreachStore,
    private readonly ledger: ContactLedger,
    private readonly channels: Channels,
    private readonly templates: Templates,
    private readonly runs: RunStore,
    private readonly campaigns: CampaignStore,
    private readonly customers: CustomerStore,
    private readonly customersNow: CustomersNow,
    private readonly responses: ResponseStore,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly stops: StopStore,
    private readonly leases: Leases,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async run(shard: number): Promise<SendReport> {
    const report: SendReport = { ...NOTHING, faults: [] };
    const lease = `dispatch-${shard}`;
    const owner = this.ids.token();
    try {
      while (await this.leases.take(lease, owner, SHARD_LEASE_MS)) {
        const page = await this.outreaches.claimDue(shard, this.clock.now(), PAGE, this.ids.token(), CLAIM_MS);
        if (page.length === 0) break;
        for (let from = 0; from < page.length; from += SLICE) {
          await this.leases.take(lease, owner, SHARD_LEASE_MS);
          await this.sendSlice(page.slice(from, from + SLICE), report);
        }
      }
    } finally {
      await this.leases.release(lease, owner);
    }
    return report;
  }

  private async sendSlice(slice: readonly Claimed[], report: SendReport): Promise<void> {
    const look = await this.lookAfresh(slice);
    await inLanes(slice, IN_FLIGHT, async (claimed) => {
      const fate = await this.deal(claimed, look(claimed), report);
      report[fate] += 1;
    });
  }

  /** One read of each kind for a slice: what a person stopped or withdrew since the decision counts now. */
  private async lookAfresh(slice: readonly Claimed[]): Promise<Fresh> {
    const rows = slice.map(({ outreach }) => outreach);
    const [stops, runs, campaigns, offers, customers] = await Promise.all([
      this.stops.active(),
      readEach(
        rows.flatMap(({ runId, event }) => (event === undefined ? [runId] : [])),
        (id) => this.runs.find(id),
      ),
      readEach(
        rows.map(({ campaignId }) => campaignId),
        (id) => this.campaigns.find(id),
      ),
      readEach(
        rows.map(({ offerId }) => offerId),
        (id) => this.offers.find(id),
      ),
      this.customers.findMany([...new Set(rows.map(({ customerId }) => customerId))]),
    ]);
    const people = new Map(customers.map((customer) => [customer.id, customer]));
    const again = await this.againOf(rows, campaigns);
    const { policy, retry, localOffers: said, organisation } = this.rules;
    const orgNodeOf = (id: string) => people.get(id)?.basic.orgNode ?? null;
    return ({ outreach }) =>
      lastLook({
        outreach,
        stops: emergencyRefusals(stops, { ...outreach, orgNode: orgNodeOf(outreach.customerId) }, organisation),
        spreadMinutes: policy.spreadMinutes ?? 0,
        now: this.clock.now(),
        // An event is decided once and for all: there is nothing to stop but its campaign.
        run: outreach.event === undefined ? (runs.get(outreach.runId)?.state ?? null) : 'done',
        campaign: campaigns.get(outreach.campaignId)?.state ?? null,
        customer: people.get(outreach.customerId) ?? null,
        offer: offers.get(outreach.offerId) ?? null,
        askedAgain: (offer) => again(outreach, offer),
        local: { said, organisation },
        hours: allowedHours(policy, outreach.channel, outreach.purpose, outreach.jurisdiction),
        retry,
      });
  }

  /** What the funnel would say by now, where what happened since may have changed it: one more reading of each kind. */
  private async againOf(rows: readonly Outreach[], campaigns: ReadonlyMap<string, Campaign>) {
    const { policy, holds, suppressions, catalogue, lists } = this.rules;
    const { operatorZone } = policy;
    const now = this.clock.now();
    const terms = offerTerms([], holds, { catalogue, lists }, dayIn(operatorZone, now));
    const planOf = (campaignId: string) => {
      const campaign = campaigns.get(campaignId);
      return campaign?.plan?.suppression ?? suppressions.get(campaign?.pack ?? '');
    };
    const facts = factsAskedAgain(terms, [...campaigns.keys()].map(planOf));
    const ids = [...new Set(rows.map(({ customerId }) => customerId))];
    const [sheets, answers] = await Promise.all([
      this.customersNow.sheetsOf(ids, facts, now),
      this.responses.ofCustomers(ids, new Date(now.getTime() - LOOKED_BACK_MS)),
    ]);
    return (outreach: Outreach, offer: Offer) =>
      askedAgain({
        ...{ outreach, now, offer, terms, operatorZone },
        sheet: sheets.get(outreach.customerId) ?? {},
        answered: answers.get(outreach.customerId) ?? [],
        suppression: planOf(outreach.campaignId),
      });
  }

  private async deal(claimed: Claimed, verdict: Verdict, report: SendReport): Promise<Fate> {
    if (verdict.kind === 'end') return this.giveBack(claimed, verdict.state, verdict.reason);
    if (verdict.kind === 'later') return this.postpone(claimed, verdict.dueAt, verdict.reason);
    const message = this.render(claimed, verdict.customer, verdict.offer, verdict.address);
    if (message === null) return this.giveBack(claimed, 'failed', 'TEXT_NOT_RENDERED');
    const at = this.clock.now();
    const place = await this.ledger.handOver(claimed.outreach.customerId, claimed.outreach.id, at, this.rules.policy);
    if (place.kind === 'refused') return this.giveBack(claimed, 'cancelled', lostPlace(place.refusals));
    if (!(await this.outreaches.markHanded(claimed, at))) return 'lost';
    return this.answer(claimed, await this.handOver(claimed, message, report));
  }

  private render({ outreach }: Claimed, customer: Customer, offer: Offer, to: string): OutgoingMessage | null {
    const locale = localeOf(customer.preference.language);
    const wording = templatesOf(offer, outreach.channel, locale);
    if (wording === null) return null;
    const values = messageValues(customer, offer, locale, outreach.zone);
    const frame = messageFrame(this.rules.policy.sender, { ...outreach, locale });
    const message = writeMessage(wording, values, frame, this.templates);
    if (!message.ok) return null;
    return {
      key: outreach.publicId,
      to,
      locale,
      ...message.value,
      customerId: customer.id,
      offerId: offer.id,
      runId: outreach.runId,
    };
  }

  /** A throw means that nobody knows; its text may name a person, so only its class and code go further. */
  private async handOver(
    { outreach: { channel } }: Claimed,
    message: OutgoingMessage,
    { faults }: SendReport,
  ): Promise<HandOver | null> {
    try {
      return await this.channels.of(channel).send(message);
    } catch (error) {
      faults.push({ channel, ...faultOf(error) });
      return null;
    }
  }

  private async answer(claimed: Claimed, answer: HandOver | null): Promise<Fate> {
    const at = this.clock.now();
    const { channel } = claimed.outreach;
    if (answer === null) return this.keepSent(claimed, { state: afterLostAnswer(channel), reason: 'ANSWER_LOST', at });
    if (answer.kind === 'taken') {
      return this.keepSent(claimed, { state: 'sent', reason: null, providerIds: answer.providerIds, at });
    }
    if (answer.kind === 'refused') {
      return this.giveBack(claimed, 'failed', reasonWith('PROVIDER_REFUSED', answer.reason));
    }
    const { attempt, expiresAt } = claimed.outreach;
    const plan = retryPlan(attempt + 1, at, expiresAt, this.rules.retry);
    if (plan.kind === 'end') return this.giveBack(claimed, plan.state, plan.reason);
    return this.postpone(claimed, plan.dueAt, reasonWith('PROVIDER_BUSY', answer.reason));
  }

  /** It went out, or may have: the slot is used either way. A receipt that came first may have carried the row on. */
  private async keepSent(claimed: Claimed, end: OutreachEnd): Promise<Fate> {
    const { customerId, id } = claimed.outreach;
    await this.ledger.markSent(customerId, id, end.at);
    const now = await this.outreaches.finish(claimed, end);
    if (now === null) return 'lost';
    if (now.state !== end.state) await this.settle(now);
    return end.state === 'unknown' ? 'unknown' : 'sent';
  }

  private async giveBack(claimed: Claimed, state: 'failed' | 'expired' | 'cancelled', reason: string): Promise<Fate> {
    const ended = await this.outreaches.finish(claimed, { state, reason, at: this.clock.now() });
    if (ended === null) return 'lost';
    await this.settle(ended);
    return state;
  }

  private async settle(outreach: Outreach): Promise<void> {
    await this.ledger.follow(outreach, this.clock.now());
    await this.outreaches.settle(outreach);
  }

  /**
   * A contact that is put off counts where it will be: it asks the caps again, and ends where they say no, or where it has
   * no place (any more).
   */
  private async postpone(claimed: Claimed, dueAt: Date, reason: string): Promise<Fate> {
    const { customerId, id } = claimed.outreach;
    const place = await this.ledger.move(customerId, id, dueAt, this.rules.policy);
    if (place.kind === 'refused') return this.giveBack(claimed, 'cancelled', lostPlace(place.refusals));
    return (await this.outreaches.postpone(claimed, dueAt, reason)) ? 'postponed' : 'lost';
  }
}

/** One that has no place (any more) would go out uncounted. */
function lostPlace(refusals: readonly Refusal[]): 'PLACE_LOST' | 'CAP_REACHED' {
  return refusals.length === 0 ? 'PLACE_LOST' : 'CAP_REACHED';
}

async function readEach<T>(ids: readonly string[], read: (id: string) => Promise<T | null>): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const one = await read(id);
      if (one !== null) found.set(id, one);
    }),
  );
  return found;
}

/** At most `lanes` at a time. One that throws stops no other; the first error is thrown when all are done. */
async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const errors: unknown[] = [];
  const lane = async () => {
    for (const item of waiting) await work(item).catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (errors.length > 0) throw errors[0];
}
