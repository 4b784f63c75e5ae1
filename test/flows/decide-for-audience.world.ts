import { Organisation } from '../../src/core/access/organisation.js';
import { chunkRanges } from '../../src/core/campaign/chunk-ranges.js';
import { blockOf, type PlaceRange } from '../../src/core/facts/fact-block.js';
import type { FactCatalogue } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { placeOf } from '../../src/core/kit/hash.js';
import type { LocalOffer } from '../../src/core/offer/local-offer.js';
import type { Product } from '../../src/core/offer/product.js';
import { POLICY_FACTS } from '../../src/core/policy/policy-facts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import type { Rule, RuleVersion } from '../../src/core/rules/rule-pack.js';
import { DecideForAudience } from '../../src/flows/decide-for-audience.js';
import type { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import type { RunCopyStore } from '../../src/flows/ports/run-copy-store.js';
import { aCap, aContactPolicy, aContactRow } from '../builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../builders/a-rule-pack.js';
import { aRun } from '../builders/a-run.js';
import { anOffer } from '../builders/an-offer.js';
import { aHandClock } from '../contract/run-store.contract.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { FakeRunCopyStore } from '../fakes/fake-run-copy-store.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';

export const LEASE = 30_000;
export const RUN = aRun();

const CATALOGUE: FactCatalogue = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
  aFact({ name: 'lifecycleStage', type: 'enum', values: ['A', 'B', 'C', 'D', 'E'] }),
  aFact({ name: 'currency', type: 'text' }),
  aFact({ name: 'exitDate', type: 'day' }),
  aFact({ name: 'orgNode', type: 'text' }),
  aFact({ name: 'contacts28d', type: 'number', nullable: false }),
  ...['productsHeld', 'serviceable'].map((name) =>
    aFact({ name, type: 'list', fields: [{ ...aFact({ name: 'product', type: 'text' }), type: 'text' as const }] }),
  ),
  ...POLICY_FACTS.map((name) => aFact({ name, type: /^(consent|contact)/.test(name) ? 'boolean' : 'text' })),
);

function rule(id: string, conditions: unknown, offerId: string, channel: 'email' | 'sms'): Rule {
  const { event } = aRule();
  return aRule({ id, conditions, event: { ...event, params: { ...event.params, offerId, channel } } });
}

const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const versionOf = (thanked: unknown, version: number): RuleVersion => ({
  ...RUN.ruleVersion,
  version,
  content: aRulePack({
    pack: RUN.ruleVersion.pack,
    rules: [
      rule('keep', { all: [HIGH, { fact: 'lifecycleStage', operator: 'equal', value: 'D' }] }, 'keep', 'email'),
      rule('thank', thanked, 'thank', 'sms'),
    ],
  }),
  hash: 'hash',
  createdAt: new Date('2026-11-01T00:00:00Z'),
  createdBy: 'marketer',
});
const OFFERS = [anOffer({ id: 'keep', value: 900 }), anOffer({ id: 'thank', value: 100 })];

const REACHABLE: FactSheet = {
  arpuBand: 'HIGH',
  lifecycleStage: 'D',
  consentEmailMarketing: true,
  consentSmsMarketing: true,
  contactEmail: true,
  contactSms: true,
  timeZone: 'Asia/Tokyo',
};

/** One of each kind: what happens to them is in the name. */
export const CUSTOMERS: Readonly<Record<string, FactSheet>> = {
  'gets-keep': REACHABLE,
  'gets-keep-too': REACHABLE,
  'gets-thank-as-mail-is-full': REACHABLE,
  'gets-thank-as-it-is-stage-c': { ...REACHABLE, lifecycleStage: 'C' },
  'gets-nothing-as-all-is-full': REACHABLE,
  'gets-nothing-without-consent': { ...REACHABLE, consentEmailMarketing: null, consentSmsMarketing: false },
  'gets-thank-without-consent-to-mail': { ...REACHABLE, consentEmailMarketing: null },
  'is-not-asked-for': { ...REACHABLE, arpuBand: 'LOW', exitDate: '2026-11-02' },
  'is-not-known': { ...REACHABLE, arpuBand: null },
};

class Base extends FactBlocks {
  /** `orgNode`: where everybody belongs; null where nobody says. */
  constructor(private readonly orgNode: string | null) {
    super();
  }

  override async *read(range: PlaceRange, facts: readonly string[]) {
    const ids = Object.keys(CUSTOMERS)
      .filter((id) => placeOf(id) >= range.from && placeOf(id) < range.to)
      .sort((a, b) => placeOf(a) - placeOf(b));
    const sheets = ids.map((id) => ({ ...CUSTOMERS[id], orgNode: this.orgNode }));
    yield blockOf(ids.slice(0, 2), sheets.slice(0, 2), facts, CATALOGUE);
    if (ids.length > 2) yield blockOf(ids.slice(2), sheets.slice(2), facts, CATALOGUE);
  }

  override async sheetOf(customerId: string): Promise<FactSheet | null> {
    return CUSTOMERS[customerId] ?? null;
  }
}

/** Wraps a store so that a test sees, and may stop, each call. */
export type Watch = (call: string, proceed: () => Promise<unknown>) => Promise<unknown>;

function watched<T extends object>(target: T, name: string, watch: { on: Watch }): T {
  return new Proxy(target, {
    get(on, key, receiver) {
      const value = Reflect.get(on, key);
      if (typeof value !== 'function' || key === 'read') return value;
      // What a port does in several calls of its own is watched call by call.
      if (key === 'placeFor' || key === 'complete') return value.bind(receiver);
      if (key === 'answer') return value.bind(receiver);
      return (...args: unknown[]) =>
        watch.on(`${name}.${String(key)}`, async () => Reflect.apply(value, on, args) as unknown);
    },
  });
}

async function anOpenRun(runs: FakeRunStore, ledger: ContactLedger): Promise<void> {
  await runs.start(RUN, chunkRanges(RUN.chunkCount, 1));
  const sent = { runId: 'before', status: 'sent', dueAt: new Date('2026-11-01T18:00:00Z') } as const;
  for (const customerId of ['gets-thank-as-mail-is-full', 'gets-nothing-as-all-is-full']) {
    const row = aContactRow({ ...sent, customerId, outreachId: `before|${customerId}|1|email` });
    await ledger.reserve(row, [], RUN.cutOff);
  }
  const sms = { ...sent, runId: 'earlier', channel: 'sms' } as const;
  const full = 'gets-nothing-as-all-is-full';
  await ledger.reserve(aContactRow({ ...sms, customerId: full, outreachId: `earlier|${full}|1|sms` }), [], RUN.cutOff);
}

/** What the worlds of one process share: the versions of its packs. */
export const aProcess = () => new CompiledVersions({ catalogue: CATALOGUE }, scalarKernel);

type WorldOptions = {
  readonly audience?: unknown;
  readonly versions?: CompiledVersions;
  readonly number?: number /** What there is to sell; the first is what the offer `keep` sells. */;
  readonly sold?: readonly Product[];
  /** What the node `P` says of offers; everybody belongs to it then. */
  readonly said?: readonly LocalOffer[];
  /** Stores that stand in for the fakes. */
  readonly ledger?: ContactLedger;
  readonly copies?: RunCopyStore;
};

/**
 * A run over nine customers in two chunks, one e-mail and one message a week, on fakes that a test may watch. `thanked`
 * is the condition of the second rule of the version that the run began with.
 */
export async function aWorld(
  thanked: unknown = { all: [HIGH] },
  { audience, versions = aProcess(), number = 1, sold = [], said = [], ...stores }: WorldOptions = {},
) {
  const version = versionOf(thanked, number);
  const clock = aHandClock();
  const runs = new FakeRunStore(clock);
  const ledger = stores.ledger ?? new FakeContactLedger();
  const decisions = new FakeDecisionStore();
  const outreaches = new FakeOutreachStore();
  const campaigns = new FakeCampaignStore();
  await campaigns.insert({
    id: RUN.campaignId,
    title: { 'zh-CN': '挽回', en: 'Retention' },
    pack: RUN.ruleVersion.pack,
    ...(audience === undefined ? {} : { audience }),
    state: 'active',
    createdAt: RUN.cutOff,
  });
  const copies = stores.copies ?? new FakeRunCopyStore();
  const rung = new Set<number>();
  const watch: { on: Watch } = { on: (_call, proceed) => proceed() };
  await anOpenRun(runs, ledger);
  const policy = aContactPolicy({
    caps: [
      aCap({ id: 'mail', max: 1, filter: { channels: ['email'] } }),
      aCap({ id: 'message', max: 1, filter: { channels: ['sms'] } }),
    ],
  });
  const packs = { find: async () => version, list: async () => [version] };
  const known = OFFERS.map((offer) =>
    sold[0] !== undefined && offer.id === 'keep' ? { ...offer, product: sold[0].id } : offer,
  );
  const offers = { list: async () => known, find: async (id: string) => known.find((one) => one.id === id) ?? null };
  const rules = {
    catalogue: CATALOGUE,
    policy,
    products: new Map(sold.map((one) => [one.id, one])),
    localOffers: said,
    organisation: new Organisation([
      { code: 'P', level: 'province', parent: null, title: { 'zh-CN': '省', en: 'Province' } },
    ]),
  };
  const facts = new Base(said.length === 0 ? null : 'P');
  const demands = new FakeDemandLog();
  let tokens = 0;
  const ring = async (shards: readonly number[]) => {
    for (const shard of shards) rung.add(shard);
  };
  const token = () => {
    tokens += 1;
    return `token-${tokens}`;
  };
  const flow = new DecideForAudience(
    watched(runs, 'runs', watch),
    campaigns,
    packs as never,
    offers as never,
    rules as never,
    facts,
    watched(copies, 'copies', watch),
    watched(decisions, 'decisions', watch),
    watched(ledger, 'ledger', watch),
    watched(outreaches, 'outreaches', watch),
    watched({ dispatch: ring }, 'wakeUps', watch) as never,
    { token, publicId: (prefix: string, id: string) => `${prefix}_${id}` } as never,
    { ...clock, now: () => RUN.cutOff, system: () => clock.system() } as never,
    { chunkCustomers: 5, leaseMs: LEASE, chunkAttempts: 5 },
    versions,
    demands,
  );
  const customers = Object.keys(CUSTOMERS);
  /** Everything a run leaves behind. */
  const left = async () => ({
    decisions: [...(await decisions.ofRun(RUN.id, null, 100))],
    outreach: (await Promise.all(customers.map((id) => outreaches.ofCustomer(id, 100)))).flat(),
    contacts: await Promise.all(customers.map((id) => ledger.rowsOf(id))),
    run: await runs.find(RUN.id).then((run) => run && { state: run.state, counts: run.counts }),
    shards: [...rung].sort((a, b) => a - b),
  });
  const all = async () => {
    for (let seq = 0; seq < RUN.chunkCount; seq += 1) await flow.run(RUN.id, seq);
  };
  const given = { demands, packs: packs as never, offers: offers as never, rules: rules as never, facts };
  return { flow, given, clock, watch, runs, campaigns, ledger, decisions, outreaches, copies, all, left };
}
