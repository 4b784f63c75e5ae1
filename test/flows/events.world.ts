import { Organisation } from '../../src/core/access/organisation.js';
import type { CustomerEvent } from '../../src/core/customer/customer-event.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { Cap } from '../../src/core/policy/cap/cap.js';
import type { Holdouts } from '../../src/core/policy/holdout/holdouts.js';
import { POLICY_FACTS } from '../../src/core/policy/policy-facts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { DecideOnEvent } from '../../src/flows/decide-on-event.js';
import { RecordEvents } from '../../src/flows/record-events.js';
import { SweepEvents } from '../../src/flows/sweep-events.js';
import { aCap, aContactPolicy } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { aCatalogue, aFact, aRulePack } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { FakeAssignmentStore } from '../fakes/fake-assignment-store.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeCustomerEventStore } from '../fakes/fake-customer-ports.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { FakeCustomersNow } from '../fakes/fake-customers-now.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';
import { FakeEventDecisionStore, FakeEventDesk } from '../fakes/fake-event-desk.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeLivePortfolio } from '../fakes/fake-live-portfolio.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { FakeStopStore } from '../fakes/fake-stop-store.js';
import { rule, type Watch } from './run.world.js';

export const REACHABLE: FactSheet = {
  arpuBand: 'HIGH',
  consentEmailMarketing: true,
  consentSmsMarketing: true,
  contactEmail: true,
  contactSms: true,
  timeZone: 'America/Los_Angeles',
};

const CATALOGUE = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
  aFact({ name: 'contacts28d', type: 'number', nullable: false }),
  aFact({ name: 'orgNode', type: 'text' }),
  ...POLICY_FACTS.map((name) => aFact({ name, type: /^(consent|contact)/.test(name) ? 'boolean' : 'text' })),
);
const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const LITTLE = { fact: 'contacts28d', operator: 'lessThan', value: 2 };
const versions = new CompiledVersions({ catalogue: CATALOGUE }, scalarKernel);

/** Every call of a port is seen, and may be stopped, before or after its effect. */
function watched<T extends object>(target: T, name: string, watch: { on: Watch }): T {
  return new Proxy(target, {
    get(on, key, receiver) {
      const value = Reflect.get(on, key);
      if (typeof value !== 'function') return value;
      // What a port does in several calls of its own is watched call by call.
      if (key === 'placeFor' || key === 'answer') return value.bind(receiver);
      return (...args: unknown[]) =>
        watch.on(`${name}.${String(key)}`, async () => Reflect.apply(value, on, args) as unknown);
    },
  });
}

type Options = { readonly caps?: readonly Cap[]; readonly holdouts?: Holdouts };

/**
 * c-1, and a campaign that waits for recharges and complaints: an e-mail that is worth more, and a message; it makes at
 * most one contact a week on each. Another campaign, with the better offer, waits for nothing.
 */
export async function anEventWorld({ caps = [aCap({ max: 1 })], holdouts = aHoldouts() }: Options = {}) {
  const [clock, watch] = [new FakeClock(), { on: ((_call, proceed) => proceed()) as Watch }];
  const customers = FakeCustomerStore.holding(aCustomer(), aCustomer({ id: 'c-2' }));
  const events = new FakeCustomerEventStore(customers, SHIPPED_CUSTOMER_RULES.counting);
  const [desk, decisions, outreaches] = [new FakeEventDesk(events), new FakeDecisionStore(), new FakeOutreachStore()];
  const [ledger, assignments, campaigns] = [
    new FakeContactLedger(),
    new FakeAssignmentStore(),
    new FakeCampaignStore(),
  ];
  const [demands, stops, responses, ids] = [
    new FakeDemandLog(),
    new FakeStopStore(),
    new FakeResponseStore(),
    new FakeIds(),
  ];
  const sheets: Record<string, FactSheet | null> = { 'c-1': REACHABLE, 'c-2': REACHABLE };
  const offers = [
    anOffer({ id: 'gift', value: 900 }),
    anOffer({ id: 'thanks', value: 100 }),
    anOffer({ id: 'prize', value: 5_000 }),
  ];
  const waking = aRulePack({
    pack: 'waking',
    rules: [
      rule('gift', { all: [HIGH, LITTLE] }, 'gift', 'email'),
      rule('thank', { all: [HIGH, LITTLE] }, 'thanks', 'sms'),
    ],
  });
  const nightly = aRulePack({ pack: 'nightly', rules: [rule('prize', { all: [HIGH] }, 'prize', 'email')] });
  const createdAt = new Date('2026-11-01T00:00:00Z');
  const packs = [waking, nightly].map((content) => ({
    ...{ pack: content.pack, version: 1, content, hash: content.pack, createdAt, createdBy: 'ann' },
  }));
  const title = { 'zh-CN': '活动', en: 'Campaign' };
  const schedule = { kind: 'event', events: ['recharge', 'complaint-opened', 'complaint-closed'] } as const;
  const control = { sharePct: 0, version: '1' };
  await campaigns.insert({ id: 'thanking', title, pack: 'waking', schedule, control, state: 'active', createdAt });
  const night = { kind: 'nightly' } as const;
  await campaigns.insert({ id: 'winning', title, pack: 'nightly', schedule: night, state: 'active', createdAt });
  const rules = {
    ...{ catalogue: CATALOGUE, lists: new Map(), organisation: new Organisation([]), policy: aContactPolicy({ caps }) },
    ...{ products: new Map(), holds: [], suppressions: new Map(), localOffers: [], holdouts },
  };
  const portfolio = new FakeLivePortfolio({
    ...{ rules: rules as never, campaigns, stops, versions },
    packs: { list: async () => packs },
    offers: { list: async () => offers },
  });
  const rung: string[] = [];
  const shards = new Set<number>();
  const wakeUps = {
    events: async (some: readonly string[]) => void rung.push(...some),
    facts: async () => undefined,
    dispatch: async (some: readonly number[]) => some.forEach((one) => void shards.add(one)),
  };
  const see = <T extends object>(port: T, name: string) => watched(port, name, watch);
  const seenDesk = see(desk, 'desk');
  const seenBell = see(wakeUps, 'wakeUps') as never;
  const sheetOf = async (id: string) => sheets[id] ?? null;
  const flow = new DecideOnEvent(
    ...([
      seenDesk,
      portfolio,
      see(new FakeCustomersNow({ sheetOf, responses, ledger }), 'customers'),
      see(customers, 'records'),
      see(ledger, 'ledger'),
      see(new FakeEventDecisionStore(decisions), 'decisions'),
      see(assignments, 'assignments'),
      see(demands, 'demands'),
      see(outreaches, 'outreaches'),
      seenBell,
      SHIPPED_CUSTOMER_RULES,
      ids,
      clock,
    ] as const),
  );
  const record = new RecordEvents(events, SHIPPED_CUSTOMER_RULES, clock, seenBell);
  const sweep = new SweepEvents(seenDesk, seenBell, clock);
  /** Told at the door; nobody has decided yet. */
  const tell = (change: Partial<Omit<CustomerEvent, 'at'>> & { readonly at?: string } = {}) =>
    record.run([{ id: 'e-1', customerId: 'c-1', kind: 'recharge', at: '2026-11-02T17:59:00Z', ...change }]);
  /** What a worker does with whatever was rung for. */
  const work = async () => {
    while (rung.length > 0) await flow.run(rung.shift() ?? '');
  };
  const left = async () => ({
    decisions: [...decisions.decisions.values()],
    outreach: await outreaches.ofCustomer('c-1', 100),
    held: (await ledger.rowsOf('c-1')).filter(({ status }) => status !== 'released'),
    assigned: [...assignments.rows.values()],
    waiting: [...events.undecided.keys()],
  });
  return {
    ...{ flow, record, sweep, tell, work, left, watch, clock, rung, shards, sheets, stops, campaigns, customers },
    ...{ ledger, decisions, events, outreaches, assignments, desk },
  };
}
