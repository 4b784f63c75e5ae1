import { Organisation } from '../../src/core/access/organisation.js';
import type { DayCounts } from '../../src/core/arbitration/propensity/chances.js';
import { type ArbitrationRules, PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { chunkRanges } from '../../src/core/campaign/chunk-ranges.js';
import type { Run } from '../../src/core/campaign/run.js';
import { kindOf, type RunStep } from '../../src/core/campaign/run-step.js';
import type { ChannelName } from '../../src/core/customer/consent.js';
import { ContactPhase } from '../../src/core/decision/contact-phase.js';
import {
  type FramedCampaign,
  framedPack,
  framedRules,
  thawedFrame,
} from '../../src/core/decision/frame/frozen-frame.js';
import { RulePlaces } from '../../src/core/decision/frame/rule-places.js';
import type { RunFrame } from '../../src/core/decision/frame/run-frame.js';
import { runScarcity } from '../../src/core/decision/frame/run-scarcity.js';
import { type PackedRefusal, unpackRefusals } from '../../src/core/decision/record/refusal-block.js';
import { chooseUnder } from '../../src/core/decision/rounds/choose-under.js';
import { audiencePack } from '../../src/core/decision/run/audience.js';
import { blockOf, type PlaceRange } from '../../src/core/facts/fact-block.js';
import type { FactCatalogue } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { placeOf } from '../../src/core/kit/hash.js';
import { dayIn } from '../../src/core/kit/zone.js';
import type { LocalOffer } from '../../src/core/offer/local-offer.js';
import type { Offer } from '../../src/core/offer/offer.js';
import type { Product } from '../../src/core/offer/product.js';
import type { Cap } from '../../src/core/policy/cap/cap.js';
import type { Capacity } from '../../src/core/policy/capacity/capacity.js';
import type { ContactPolicy } from '../../src/core/policy/contact-policy.js';
import { type Holdouts, NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import { POLICY_FACTS } from '../../src/core/policy/policy-facts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import type { Rule, RuleVersion } from '../../src/core/rules/rule-pack.js';
import { AllocateRun } from '../../src/flows/allocate-run.js';
import { ConcludeChunk } from '../../src/flows/conclude-chunk.js';
import { EvaluateChunk } from '../../src/flows/evaluate-chunk.js';
import { ChunkDesk, type ChunkEnd } from '../../src/flows/ports/chunk-desk.js';
import { ChunkFacts } from '../../src/flows/ports/chunk-facts.js';
import type { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import { CustomerPasts } from '../../src/flows/ports/customer-pasts.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { Halts } from '../../src/flows/ports/halts.js';
import { PlacesTaken } from '../../src/flows/ports/places-taken.js';
import { RunAudit } from '../../src/flows/ports/run-audit.js';
import type { RunCopyStore } from '../../src/flows/ports/run-copy-store.js';
import { RunFrames } from '../../src/flows/ports/run-frames.js';
import type { ChunkRef } from '../../src/flows/ports/run-store.js';
import { ReserveChunk } from '../../src/flows/reserve-chunk.js';
import { aCap, aContactPolicy, aContactRow } from '../builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../builders/a-rule-pack.js';
import { aRun } from '../builders/a-run.js';
import { anOffer } from '../builders/an-offer.js';
import { aHandClock } from '../contract/run-store.contract.js';
import { FakeAssignmentStore } from '../fakes/fake-assignment-store.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDecisionsView } from '../fakes/fake-decisions-view.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';
import { FakeFunnelView } from '../fakes/fake-funnel-view.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { FakeRefusalStore } from '../fakes/fake-refusal-store.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { FakeRoundStore } from '../fakes/fake-round-store.js';
import { FakeRunCopyStore } from '../fakes/fake-run-copy-store.js';
import { FakeRunNotes } from '../fakes/fake-run-notes.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';

export const LEASE = 30_000;
export const RUN = aRun();

const CATALOGUE: FactCatalogue = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
  aFact({ name: 'lifecycleStage', type: 'enum', values: ['A', 'B', 'C', 'D', 'E'] }),
  aFact({ name: 'currency', type: 'text' }),
  aFact({ name: 'exitDate', type: 'day' }),
  aFact({ name: 'orgNode', type: 'text' }),
  aFact({ name: 'partyId', type: 'text' }),
  aFact({ name: 'contacts28d', type: 'number', nullable: false }),
  aFact({ name: 'lastContactAtSms', type: 'day' }),
  ...['productsHeld', 'serviceable'].map((name) =>
    aFact({ name, type: 'list', fields: [{ ...aFact({ name: 'product', type: 'text' }), type: 'text' as const }] }),
  ),
  ...POLICY_FACTS.map((name) => aFact({ name, type: /^(consent|contact)/.test(name) ? 'boolean' : 'text' })),
);

/** A rule that makes an offer on a channel. */
export function rule(id: string, conditions: unknown, offerId: string, channel: ChannelName): Rule {
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

const WEEKLY = [
  aCap({ id: 'mail', max: 1, filter: { channels: ['email'] } }),
  aCap({ id: 'message', max: 1, filter: { channels: ['sms'] } }),
];

class Base extends FactBlocks {
  /** `orgNode`: where everybody belongs; null where nobody says. */
  constructor(
    private readonly people: Readonly<Record<string, FactSheet>>,
    private readonly orgNode: string | null,
  ) {
    super();
  }

  override async *read(range: PlaceRange, facts: readonly string[]) {
    const ids = Object.keys(this.people)
      .filter((id) => placeOf(id) >= range.from && placeOf(id) < range.to)
      .sort((a, b) => placeOf(a) - placeOf(b));
    const sheets = ids.map((id) => ({ ...this.people[id], orgNode: this.orgNode }));
    yield blockOf(ids.slice(0, 2), sheets.slice(0, 2), facts, CATALOGUE);
    if (ids.length > 2) yield blockOf(ids.slice(2), sheets.slice(2), facts, CATALOGUE);
  }

  override async sheetOf(customerId: string): Promise<FactSheet | null> {
    return this.people[customerId] ?? null;
  }
}

/** Wraps a store so that a test sees, and may stop, each call. */
export type Watch = (call: string, proceed: () => Promise<unknown>) => Promise<unknown>;

function watched<T extends object>(target: T, name: string, watch: { on: Watch }): T {
  return new Proxy(target, {
    get(on, key, receiver) {
      const value = Reflect.get(on, key);
      if (typeof value !== 'function') return value;
      if (key === 'answers') return value.bind(on);
      // What a port does in several calls of its own is watched call by call.
      if (key === 'complete') return value.bind(receiver);
      return (...args: unknown[]) =>
        watch.on(`${name}.${String(key)}`, async () => Reflect.apply(value, on, args) as unknown);
    },
  });
}

const TREE = new Organisation([
  { code: 'P', level: 'province', parent: null, title: { 'zh-CN': '省', en: 'Province' } },
]);
const NO_CAPS = { caps: [], operatorZone: 'America/Los_Angeles' };

async function anOpenRun(runs: FakeRunStore, ledger: ContactLedger, run: Run): Promise<void> {
  await runs.start(run, chunkRanges(run.chunkCount, 1));
  const sent = { runId: 'before', status: 'sent', dueAt: new Date('2026-11-01T18:00:00Z') } as const;
  for (const customerId of ['gets-thank-as-mail-is-full', 'gets-nothing-as-all-is-full']) {
    const row = aContactRow({ ...sent, customerId, outreachId: `before|${customerId}|1|email` });
    await ledger.reserve(row, NO_CAPS, RUN.cutOff);
  }
  const sms = { ...sent, runId: 'earlier', channel: 'sms' } as const;
  const full = 'gets-nothing-as-all-is-full';
  await ledger.reserve(
    aContactRow({ ...sms, customerId: full, outreachId: `earlier|${full}|1|sms` }),
    NO_CAPS,
    RUN.cutOff,
  );
}

/** Customers with an entry, and what each candidate left at. */
async function refusedBy(refusals: FakeRefusalStore, { id, chunkCount }: Run): Promise<readonly string[]> {
  const chunks = await Promise.all(Array.from({ length: chunkCount }, (_, seq) => refusals.ofChunk(id, seq)));
  const entries = chunks
    .flatMap(({ conclude, evaluate }) => [conclude, evaluate])
    .flatMap((part) => {
      const named = ({ customer, rule, code }: PackedRefusal) => `${part?.ids[customer]}: ${rule} ${code}`;
      return part === undefined ? [] : unpackRefusals(part.block).map(named);
    });
  return entries.sort();
}

/** What the worlds of one process share: the versions of its packs. */
export const aProcess = () => new CompiledVersions({ catalogue: CATALOGUE }, scalarKernel);

type WorldOptions = {
  readonly audience?: unknown;
  readonly versions?: CompiledVersions;
  readonly number?: number;
  /** What there is to sell; the first is what the offer `keep` sells. */
  readonly sold?: readonly Product[];
  readonly holdouts?: Holdouts;
  readonly capacities?: readonly Capacity[];
  readonly said?: readonly LocalOffer[];
  readonly ledger?: ContactLedger;
  /** What came back before. */
  readonly responses?: FakeResponseStore;
  readonly copies?: RunCopyStore;
  /** In the place of the nine. */
  readonly people?: Readonly<Record<string, FactSheet>>;
  /** In the place of `RUN`. */
  readonly of?: Run;
  /** Campaigns that take part beside the one of the run. */
  readonly also?: readonly FramedCampaign[];
  readonly offers?: readonly Offer[];
  /** In the place of one e-mail and one message a week. */
  readonly caps?: readonly Cap[];
  readonly chunkAttempts?: number;
  readonly arbitration?: ArbitrationRules;
  /** What came of offers before. */
  readonly learnt?: readonly DayCounts[];
  /** Beside the caps. */
  readonly policy?: Partial<ContactPolicy>;
};

/** A frame that is made of what the world knows, and of nothing stored. */
class GivenFrames extends RunFrames {
  constructor(private readonly make: (run: Run) => RunFrame) {
    super();
  }

  override async freeze() {
    return [];
  }

  override async of(run: Run): Promise<RunFrame> {
    return this.make(run);
  }

  override find(run: Run): Promise<RunFrame> {
    return this.of(run);
  }

  override rehearse(run: Run): Promise<RunFrame> {
    return this.of(run);
  }
}

/**
 * A run over nine customers in two chunks, one e-mail and one message a week, on fakes that a test may watch. `thanked`
 * is the condition of the second rule of the version that the run began with.
 */
export async function aWorld(
  thanked: unknown = { all: [HIGH] },
  {
    audience,
    versions = aProcess(),
    number = 1,
    sold = [],
    holdouts = NO_HOLDOUTS,
    capacities = [],
    people = CUSTOMERS,
    of = RUN,
    also = [],
    offers: others = [],
    caps = WEEKLY,
    chunkAttempts = 5,
    said = [],
    arbitration = PLAIN_ARBITRATION,
    learnt = [],
    policy: more = {},
    ...stores
  }: WorldOptions = {},
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
  const title = { 'zh-CN': '另一个', en: 'Another' };
  for (const {
    campaign,
    version: { pack },
  } of also) {
    await campaigns.insert({ ...campaign, title, pack, state: 'active', createdAt: RUN.cutOff });
  }
  const copies = stores.copies ?? new FakeRunCopyStore();
  const rounds = new FakeRoundStore();
  const notes = new FakeRunNotes();
  const refusals = new FakeRefusalStore();
  const assignments = new FakeAssignmentStore();
  const rung = new Set<number>();
  const watch: { on: Watch } = { on: (_call, proceed) => proceed() };
  await anOpenRun(runs, ledger, of);
  const policy = aContactPolicy({ caps, ...more });
  const packs = { find: async () => version, list: async () => [version] };
  const known = [...OFFERS, ...others].map((offer) =>
    sold[0] !== undefined && offer.id === 'keep' ? { ...offer, product: sold[0].id } : offer,
  );
  const offers = { list: async () => known, find: async (id: string) => known.find((one) => one.id === id) ?? null };
  const rules = {
    catalogue: CATALOGUE,
    policy,
    products: new Map(sold.map((one) => [one.id, one])),
    holds: [],
    suppressions: new Map(),
    localOffers: said,
    organisation: TREE,
    capacities,
  };
  const facts = new Base(people, said.length === 0 ? null : 'P');
  const demands = new FakeDemandLog();
  let tokens = 0;
  const ring = async (shards: readonly number[]) => {
    for (const shard of shards) rung.add(shard);
  };
  const token = () => {
    tokens += 1;
    return `token-${tokens}`;
  };
  /** The chunk in hand, and who hears of open ones: nobody, until a test says. */
  const work: { working: number | null; ring: (refs: readonly ChunkRef[]) => Promise<void> } = {
    working: null,
    ring: async () => undefined,
  };
  const seen = {
    runs: watched(runs, 'runs', watch),
    copies: watched(copies, 'copies', watch),
    rounds: watched(rounds, 'rounds', watch),
    refusals: watched(refusals, 'refusals', watch),
    decisions: watched(decisions, 'decisions', watch),
    ledger: watched(ledger, 'ledger', watch),
    outreaches: watched(outreaches, 'outreaches', watch),
    wakeUps: watched(
      { dispatch: ring, chunks: (refs: readonly ChunkRef[]) => work.ring(refs) },
      'wakeUps',
      watch,
    ) as never,
  };
  const frames = new GivenFrames((run) => {
    const campaign = { id: RUN.campaignId, ...(audience === undefined ? {} : { audience }) };
    const framed = [{ campaign, version }, ...also];
    const all = framedRules(framed);
    const frozen = {
      ...{ offers: known, policy, holds: [], holdouts, arbitration, localOffers: said, stops: [] },
      products: sold,
      learnt,
    };
    const vocabulary = { catalogue: CATALOGUE, lists: new Map(), organisation: TREE };
    const { frame, facts: wanted } = thawedFrame(frozen, all, vocabulary, run.cutOff);
    const members = also.length === 0 ? audiencePack(audience) : null;
    const asked = members && versions.unsaved(members);
    const compiled = versions.of({ pack: 'run', version: number, content: framedPack(framed) });
    const today = dayIn(policy.operatorZone, run.cutOff);
    return {
      runId: run.id,
      today,
      rules: all,
      places: new RulePlaces(all),
      version: compiled,
      audience: asked,
      decision: frame,
      caps: policy,
      facts: wanted,
      contacts: new ContactPhase(
        { packs: [compiled.pack], audience: asked?.pack ?? null },
        { catalogue: CATALOGUE, today, asOf: run.cutOff, kernel: versions.kernel },
      ),
      choose: chooseUnder(runScarcity(all, known, capacities, {})),
    };
  });
  const ids = { token, publicId: (prefix: string, id: string) => `${prefix}_${id}` } as never;
  const settings = { chunkCustomers: 5, leaseMs: LEASE, chunkAttempts };
  const time = { ...clock, now: () => RUN.cutOff, system: () => clock.system() } as never;
  const desk = new ChunkDesk({ runs: seen.runs, campaigns, wakeUps: seen.wakeUps, ids, settings });
  const places = new PlacesTaken({ rounds: seen.rounds, ledger: seen.ledger, outreaches: seen.outreaches });
  const halts = new Halts({ ...seen, campaigns });
  const nobody = { of: async () => new Map() };
  const pasts = new CustomerPasts({ responses: stores.responses ?? new FakeResponseStore(), ledger, sharers: nobody });
  const chunkFacts = new ChunkFacts({ facts, copies: seen.copies, notes, pasts, ledger: seen.ledger });
  const kept = watched(assignments, 'assignments', watch);
  const flows = {
    evaluate: new EvaluateChunk(desk, frames, chunkFacts, seen.rounds, seen.refusals, demands, places),
    allocate: new AllocateRun(desk, seen.rounds, frames, places, halts),
    reserve: new ReserveChunk(desk, seen.rounds, frames, seen.ledger, places, time),
    conclude: new ConcludeChunk(
      ...[desk, frames, chunkFacts, seen.rounds, seen.decisions, seen.refusals, kept],
      ...[seen.outreaches, seen.ledger, places, halts, seen.wakeUps, ids],
    ),
  };
  /** What the worker does with a ring. */
  const flow = {
    run: (runId: string, step: RunStep, seq: number): Promise<ChunkEnd> => {
      work.working = seq;
      return flows[kindOf(step)].run(runId, step, seq);
    },
  };
  const view = new FakeDecisionsView(decisions);
  const funnel = new FakeFunnelView(runs, () => []);
  /** Reads what the run decided; `change` is in the place of what it left. */
  const audit = (change: { readonly copies?: FakeRunCopyStore } = {}) =>
    new RunAudit({ runs, frames, copies, notes, decisions, view, refusals, funnel, ids, ...change });
  const recorded = audit();
  const customers = Object.keys(people);
  /** Everything a run leaves behind. */
  const left = async () => ({
    decisions: [...(await decisions.ofRun(of.id, null, 10_000))],
    outreach: (await Promise.all(customers.map((id) => outreaches.ofCustomer(id, 1_000)))).flat(),
    contacts: await Promise.all(customers.map((id) => ledger.rowsOf(id))),
    run: await runs.find(of.id).then((run) => run && { state: run.state, counts: run.counts }),
    refused: await refusedBy(refusals, of),
    assigned: [...assignments.rows.values()],
    shards: [...rung].sort((a, b) => a - b),
  });
  /** Works off whatever is open, until nothing is; `upTo` a step, which is left for the caller. */
  const all = async (upTo?: RunStep) => {
    for (;;) {
      const [open] = await runs.openChunks(of.id);
      if (open === undefined || open.step === upTo) return;
      await flow.run(of.id, open.step, open.seq);
    }
  };
  /** The same, until something is skipped. */
  const once = async () => {
    for (;;) {
      const [open] = await runs.openChunks(of.id);
      if (open === undefined || (await flow.run(of.id, open.step, open.seq)) === 'skipped') return;
    }
  };
  const given = { demands, packs: packs as never, offers: offers as never, rules: rules as never, facts };
  return {
    flow,
    recorded,
    audit,
    frames,
    notes,
    work,
    once,
    given,
    refusals,
    rounds,
    clock,
    watch,
    runs,
    campaigns,
    ledger,
    decisions,
    outreaches,
    copies,
    all,
    left,
  };
}
