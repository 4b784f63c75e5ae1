import { LiquidTemplates } from '../../src/adapters/channels/liquid-templates.js';
import { RandomIds } from '../../src/adapters/system/random-ids.js';
import { Organisation } from '../../src/core/access/organisation.js';
import type { CampaignState } from '../../src/core/campaign/campaign.js';
import type { Hold } from '../../src/core/campaign/hold.js';
import type { PlanSuppression } from '../../src/core/campaign/playbook-plan.js';
import type { RunState } from '../../src/core/campaign/run.js';
import type { Customer } from '../../src/core/customer/customer.js';
import type { FactCatalogue } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { LocalOffer } from '../../src/core/offer/local-offer.js';
import type { Offer } from '../../src/core/offer/offer.js';
import type { Outreach } from '../../src/core/outreach/outreach.js';
import type { RetryRules } from '../../src/core/outreach/retry-plan.js';
import type { Cap } from '../../src/core/policy/cap/cap.js';
import type { SenderRules } from '../../src/core/policy/sender/sender-rules.js';
import type { AllowedHours } from '../../src/core/policy/timing/hours.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import type { Channels } from '../../src/flows/ports/channel.js';
import { Clock } from '../../src/flows/ports/clock.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import type { CustomersNow } from '../../src/flows/ports/customers-now.js';
import type { Leases } from '../../src/flows/ports/leases.js';
import type { OfferStore } from '../../src/flows/ports/offer-store.js';
import type { OutreachStore } from '../../src/flows/ports/outreach-store.js';
import type { ResponseStore } from '../../src/flows/ports/response-store.js';
import type { RunStore } from '../../src/flows/ports/run-store.js';
import { RecordReceipt } from '../../src/flows/record-receipt.js';
import { RepairOutreach } from '../../src/flows/repair-outreach.js';
import { SendOutreach } from '../../src/flows/send-outreach.js';
import { aCustomer } from '../builders/a-customer.js';
import { anOffer } from '../builders/an-offer.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeCustomersNow } from '../fakes/fake-customers-now.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { FakeStopStore } from '../fakes/fake-stop-store.js';

export const NOW = new Date('2026-11-02T18:00:00Z');
const ALWAYS: AllowedHours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
export const RETRY: RetryRules = { backoffMinutes: [1, 5], maxAttempts: 3, pausedMinutes: 10, callBackWithinDays: 92 };

export class SceneClock extends Clock {
  constructor(private at = NOW) {
    super();
  }

  set(at: Date): void {
    this.at = at;
  }

  now(): Date {
    return this.at;
  }

  system(): Date {
    return new Date();
  }
}

/** The first who asks has it until it is given back. */
export class SceneLeases implements Leases {
  private readonly owners = new Map<string, string>();

  async take(name: string, owner: string): Promise<boolean> {
    if ((this.owners.get(name) ?? owner) !== owner) return false;
    this.owners.set(name, owner);
    return true;
  }

  async release(name: string, owner: string): Promise<void> {
    if (this.owners.get(name) === owner) this.owners.delete(name);
  }
}

/** A world around the dispatcher: one run, one campaign, one offer, customers as they are asked for. Change it as the test goes. */
export class DispatchScene {
  run: RunState | null = 'done';
  campaign: CampaignState | null = 'active';
  offer: Offer | null = anOffer({ id: 'win-back-offer' });
  hours: readonly AllowedHours[] = [ALWAYS];
  caps: readonly Cap[] = [];
  sender: SenderRules | undefined;
  organisation = new Organisation([]);
  localOffers: readonly LocalOffer[] = [];
  catalogue: FactCatalogue = new Map();
  holds: readonly Hold[] = [];
  suppression: PlanSuppression = { after: [], holds: [] };
  /** Facts of whom, where no other world tells them. */
  sheetOf: (id: string) => FactSheet = () => ({});
  now: CustomersNow | null = null;
  responses: ResponseStore = new FakeResponseStore();
  customerOf: (id: string) => Customer | null = (id) => aCustomer({ id });
  readonly clock = new SceneClock();
  readonly ledger = new FakeContactLedger();
  readonly stops = new FakeStopStore();

  constructor(
    readonly outreaches: OutreachStore,
    readonly channels: Channels,
    private readonly leases: Leases = new SceneLeases(),
  ) {}

  dispatcher(leases: Leases = this.leases): SendOutreach {
    const rules = {
      policy: {
        operatorZone: 'UTC',
        hours: [{ channels: ['sms', 'email', 'call-list'], purposes: ['marketing', 'service'], allowed: this.hours }],
        caps: this.caps,
        sender: this.sender,
      },
      retry: RETRY,
      organisation: this.organisation,
      localOffers: this.localOffers,
      catalogue: this.catalogue,
      lists: new Map(),
      holds: this.holds,
      suppressions: new Map([['pack', this.suppression]]),
    } as unknown as BusinessRules;
    const runs = { find: async () => this.run && { state: this.run } } as unknown as RunStore;
    const campaign = () => this.campaign && { state: this.campaign, pack: 'pack' };
    const campaigns = { find: async () => campaign() } as unknown as CampaignStore;
    const offers = { find: async () => this.offer } as unknown as OfferStore;
    const findMany = async (ids: readonly string[]) => ids.flatMap((id) => this.customerOf(id) ?? []);
    const customers = { findMany } as unknown as CustomerStore;
    const { outreaches, ledger, channels, clock, responses } = this;
    const sheetOf = async (id: string) => (this.customerOf(id) === null ? null : this.sheetOf(id));
    const customersNow = this.now ?? new FakeCustomersNow({ sheetOf, responses, ledger });
    return new SendOutreach(
      outreaches,
      ledger,
      channels,
      new LiquidTemplates(),
      runs,
      campaigns,
      customers,
      customersNow,
      responses,
      offers,
      rules,
      this.stops,
      leases,
      new RandomIds(),
      clock,
    );
  }

  recordReceipt(): RecordReceipt {
    return new RecordReceipt(this.outreaches, this.ledger);
  }

  repair(): RepairOutreach {
    return new RepairOutreach(this.outreaches, this.ledger, this.clock);
  }

  /** Plans them and reserves their places, as the run did. */
  async plan(...rows: readonly Outreach[]): Promise<void> {
    await this.outreaches.plan(rows);
    for (const row of rows) {
      const { id: outreachId, dueAt, runId, customerId, ruleId, offerId, channel, purpose, zone } = row;
      const contact = { outreachId, runId, customerId, ruleId, offerId, channel, purpose, zone, dueAt, at: dueAt };
      await this.ledger.reserve(
        { ...contact, tags: [], decidedAt: dueAt, status: 'reserved' },
        { caps: [], operatorZone: 'UTC' },
        NOW,
      );
    }
  }

  async stateOf(row: Outreach): Promise<string> {
    const found = await this.outreaches.find(row.id);
    return found?.reason ? `${found.state} ${found.reason}` : String(found?.state);
  }

  async slotOf(row: Outreach): Promise<string | undefined> {
    return (await this.ledger.rowsOf(row.customerId)).find(({ outreachId }) => outreachId === row.id)?.status;
  }
}
