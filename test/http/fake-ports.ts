import type { Provider, Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { LiquidTemplates } from '../../src/adapters/channels/liquid-templates.js';
import { SourceFileReader } from '../../src/adapters/files/source-file.js';
import { Organisation } from '../../src/core/access/organisation.js';
import { ROLES } from '../../src/core/access/role.js';
import { NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import { VERIFY_LIMITS } from '../../src/core/rules/check/verify-limits.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { Pyramids } from '../../src/core/value/base/pyramids.js';
import { NOTHING_TRAINED } from '../../src/core/value/trained-models.js';
import { NO_PLANS } from '../../src/core/value/worth-plans.js';
import { AddUser } from '../../src/flows/add-user.js';
import { AskPrompt } from '../../src/flows/ask-prompt.js';
import { ChangeCampaign } from '../../src/flows/change-campaign.js';
import { ChangePassword } from '../../src/flows/change-password.js';
import { ChangeStop } from '../../src/flows/change-stop.js';
import { CheckKey } from '../../src/flows/check-key.js';
import { CheckRulePack } from '../../src/flows/check-rule-pack.js';
import { CopyRulePack } from '../../src/flows/copy-rule-pack.js';
import { CountRuleFunnel } from '../../src/flows/count-rule-funnel.js';
import { CreateCampaign } from '../../src/flows/create-campaign.js';
import { CreateKey } from '../../src/flows/create-key.js';
import { DecideOnEvent } from '../../src/flows/decide-on-event.js';
import { DiffRulePacks } from '../../src/flows/diff-rule-packs.js';
import { EditCampaign } from '../../src/flows/edit-campaign.js';
import { ExplainCustomer } from '../../src/flows/explain-customer.js';
import { ExplainDecision } from '../../src/flows/explain-decision.js';
import { FindCaller } from '../../src/flows/find-caller.js';
import { ForgetCustomer } from '../../src/flows/forget-customer.js';
import { LearnFatigue } from '../../src/flows/learn-fatigue.js';
import { ListCampaignOutreach } from '../../src/flows/list-campaign-outreach.js';
import { ListRunCandidates } from '../../src/flows/list-run-candidates.js';
import { ListRunCustomers } from '../../src/flows/list-run-customers.js';
import { LogIn } from '../../src/flows/log-in.js';
import { LookUpCustomer } from '../../src/flows/look-up-customer.js';
import { LookUpOutbox } from '../../src/flows/look-up-outbox.js';
import { MergeCustomers } from '../../src/flows/merge-customers.js';
import { MoveOffer } from '../../src/flows/move-offer.js';
import { AffinityStore } from '../../src/flows/ports/affinity-store.js';
import { ApiKeyStore } from '../../src/flows/ports/api-key-store.js';
import { AssignmentStore } from '../../src/flows/ports/assignment-store.js';
import { AssignmentsView } from '../../src/flows/ports/assignments-view.js';
import { AuditLog } from '../../src/flows/ports/audit-log.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { Cipher } from '../../src/flows/ports/cipher.js';
import { Clock } from '../../src/flows/ports/clock.js';
import { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import { ContactTraces } from '../../src/flows/ports/contact-traces.js';
import { Counting } from '../../src/flows/ports/counting.js';
import { CustomerEventStore } from '../../src/flows/ports/customer-event-store.js';
import { CustomerHistory } from '../../src/flows/ports/customer-history.js';
import { CustomerRules } from '../../src/flows/ports/customer-rules.js';
import { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { CustomerTraces } from '../../src/flows/ports/customer-traces.js';
import { CustomersNow } from '../../src/flows/ports/customers-now.js';
import { DecisionStore } from '../../src/flows/ports/decision-store.js';
import { DecisionsView } from '../../src/flows/ports/decisions-view.js';
import { EventDecisionStore } from '../../src/flows/ports/event-decision-store.js';
import { EventDesk } from '../../src/flows/ports/event-desk.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { FactProfileStore } from '../../src/flows/ports/fact-profile-store.js';
import { FunnelView } from '../../src/flows/ports/funnel-view.js';
import { Ids } from '../../src/flows/ports/ids.js';
import { ImportStore } from '../../src/flows/ports/import-store.js';
import { InboundStore } from '../../src/flows/ports/inbound-store.js';
import { KeyThrottle } from '../../src/flows/ports/key-throttle.js';
import { LivePortfolio } from '../../src/flows/ports/live-portfolio.js';
import { LoginThrottle } from '../../src/flows/ports/login-throttle.js';
import { MergeStore } from '../../src/flows/ports/merge-store.js';
import { OfferStore } from '../../src/flows/ports/offer-store.js';
import { OutreachStore } from '../../src/flows/ports/outreach-store.js';
import { Passwords } from '../../src/flows/ports/passwords.js';
import { PlanStore } from '../../src/flows/ports/plan-store.js';
import { PromptStore } from '../../src/flows/ports/prompt-store.js';
import { PyramidStore } from '../../src/flows/ports/pyramid-store.js';
import { RefusalStore } from '../../src/flows/ports/refusal-store.js';
import { ResponseCounts } from '../../src/flows/ports/response-counts.js';
import { ResponseStore } from '../../src/flows/ports/response-store.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { RunAudit } from '../../src/flows/ports/run-audit.js';
import { RunCopyStore } from '../../src/flows/ports/run-copy-store.js';
import { RunFrames } from '../../src/flows/ports/run-frames.js';
import { RunNotes } from '../../src/flows/ports/run-notes.js';
import { RunSettings } from '../../src/flows/ports/run-settings.js';
import { RunStore } from '../../src/flows/ports/run-store.js';
import { ScorecardStore } from '../../src/flows/ports/scorecard-store.js';
import { SinkStore } from '../../src/flows/ports/sink-store.js';
import { SourceFiles } from '../../src/flows/ports/source-files.js';
import { StillOffered } from '../../src/flows/ports/still-offered.js';
import { StopStore } from '../../src/flows/ports/stop-store.js';
import { Templates } from '../../src/flows/ports/templates.js';
import { Tokens } from '../../src/flows/ports/tokens.js';
import { ToldAnswers } from '../../src/flows/ports/told-answers.js';
import { TombstoneStore } from '../../src/flows/ports/tombstone-store.js';
import { UserStore } from '../../src/flows/ports/user-store.js';
import { WakeUps } from '../../src/flows/ports/wake-ups.js';
import { ReadArbitration } from '../../src/flows/read-arbitration.js';
import { ReadAssignmentHealth } from '../../src/flows/read-assignment-health.js';
import { ReadCallBacks } from '../../src/flows/read-call-backs.js';
import { ReadCalls } from '../../src/flows/read-calls.js';
import { ReadCampaignTotals } from '../../src/flows/read-campaign-totals.js';
import { ReadCustomer } from '../../src/flows/read-customer.js';
import { ReadCustomerHistory } from '../../src/flows/read-customer-history.js';
import { ReadFunnel } from '../../src/flows/read-funnel.js';
import { ReadPlaybook } from '../../src/flows/read-playbook.js';
import { ReadValue } from '../../src/flows/read-value.js';
import { RecordEvents } from '../../src/flows/record-events.js';
import { RecordInbound } from '../../src/flows/record-inbound.js';
import { RecordOutcome } from '../../src/flows/record-outcome.js';
import { RecordReply } from '../../src/flows/record-reply.js';
import { RegisterImport } from '../../src/flows/register-import.js';
import { RevokeKey } from '../../src/flows/revoke-key.js';
import { SaveRulePack } from '../../src/flows/save-rule-pack.js';
import { StartRun } from '../../src/flows/start-run.js';
import { StopRun } from '../../src/flows/stop-run.js';
import { TotalWorth } from '../../src/flows/total-worth.js';
import { UndoMerge } from '../../src/flows/undo-merge.js';
import { VerifyRulePack } from '../../src/flows/verify-rule-pack.js';
import { WriteOffer } from '../../src/flows/write-offer.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { aPlaybookPlan, TWO_GUARDRAILS } from '../builders/a-playbook-plan.js';
import { aRule, aRulePack, FIVE_FACTS, TWO_LEVERS } from '../builders/a-rule-pack.js';
import { aChurnCard } from '../builders/a-scorecard.js';
import { anOutreachOf, aRefused, aRun, aScheduled, RUN_ID } from '../builders/a-stored-run.js';
import { aWorthModel } from '../builders/a-worth-model.js';
import { anOffer } from '../builders/an-offer.js';
import { SHIPPED_CUSTOMER_RULES } from '../builders/customer-rules.js';
import { SHIPPED_BASE } from '../builders/shipped-base.js';
import { SHIPPED_MEASUREMENT } from '../builders/shipped-measurement.js';
import { SHIPPED_RETRY } from '../builders/shipped-retry.js';
import { SHIPPED_SENDER } from '../builders/shipped-sender.js';
import { FakeAffinityStore } from '../fakes/fake-affinity-store.js';
import { FakeApiKeyStore } from '../fakes/fake-api-key-store.js';
import { FakeAssignmentStore } from '../fakes/fake-assignment-store.js';
import { FakeAssignmentsView } from '../fakes/fake-assignments-view.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeCipher } from '../fakes/fake-cipher.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeContactTraces } from '../fakes/fake-contact-traces.js';
import { FakeCounting } from '../fakes/fake-counting.js';
import {
  FakeCustomerEventStore,
  FakeCustomerHistory,
  FakeCustomerTraces,
  FakeMergeStore,
  FakeTombstoneStore,
} from '../fakes/fake-customer-ports.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';
import { FakeCustomersNow } from '../fakes/fake-customers-now.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDecisionsView } from '../fakes/fake-decisions-view.js';
import { FakeEventDecisionStore, FakeEventDesk } from '../fakes/fake-event-desk.js';
import { FakeFactProfileStore } from '../fakes/fake-fact-profile-store.js';
import { FakeFunnelView } from '../fakes/fake-funnel-view.js';
import { FakeIds } from '../fakes/fake-ids.js';
import { FakeImportStore } from '../fakes/fake-import-store.js';
import { FakeInboundStore } from '../fakes/fake-inbound-store.js';
import { FakeLivePortfolio } from '../fakes/fake-live-portfolio.js';
import { FakeLoginThrottle } from '../fakes/fake-login-throttle.js';
import { FakeOutreachStore } from '../fakes/fake-outreach-store.js';
import { FakePasswords } from '../fakes/fake-passwords.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { FakePromptStore } from '../fakes/fake-prompt-store.js';
import { FakePyramidStore } from '../fakes/fake-pyramid-store.js';
import { FakeRefusalStore } from '../fakes/fake-refusal-store.js';
import { FakeResponseCounts } from '../fakes/fake-response-counts.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { FakeRunCopyStore } from '../fakes/fake-run-copy-store.js';
import { FakeRunNotes } from '../fakes/fake-run-notes.js';
import { FakeRunStore } from '../fakes/fake-run-store.js';
import { FakeScorecardStore } from '../fakes/fake-scorecard-store.js';
import { FakeSinkStore } from '../fakes/fake-sink-store.js';
import { FakeStopStore } from '../fakes/fake-stop-store.js';
import { FakeUserStore } from '../fakes/fake-user-store.js';
import { Bell, Campaigns, offersOf, Packs, Sheets } from './fake-catalogues.js';
import { LIFECYCLE_FLOWS, lifecyclePorts, REMEMBERING } from './fake-lifecycle.js';

const FLOWS: readonly Type[] = [
  AskPrompt,
  RecordReply,
  RecordOutcome,
  RecordInbound,
  AddUser,
  ChangeCampaign,
  ChangeStop,
  ChangePassword,
  CheckKey,
  CheckRulePack,
  CountRuleFunnel,
  CreateCampaign,
  CopyRulePack,
  EditCampaign,
  ReadCampaignTotals,
  ReadAssignmentHealth,
  LearnFatigue,
  MoveOffer,
  WriteOffer,
  CreateKey,
  DecideOnEvent,
  DiffRulePacks,
  ExplainCustomer,
  ExplainDecision,
  FindCaller,
  ForgetCustomer,
  ListCampaignOutreach,
  ListRunCandidates,
  ListRunCustomers,
  LogIn,
  LookUpCustomer,
  LookUpOutbox,
  MergeCustomers,
  ReadCallBacks,
  ReadCalls,
  ReadCustomer,
  ReadCustomerHistory,
  ReadArbitration,
  ReadFunnel,
  ReadPlaybook,
  RecordEvents,
  RegisterImport,
  RevokeKey,
  SaveRulePack,
  StartRun,
  StopRun,
  UndoMerge,
  VerifyRulePack,
  ReadValue,
  TotalWorth,
  ...LIFECYCLE_FLOWS,
];

const RETENTION = aRule({ id: 'high-decline' });
export const PACK = aRulePack({
  pack: 'win-back',
  rules: [{ ...RETENTION, event: { ...RETENTION.event, params: { ...RETENTION.event.params, offerId: 'retention' } } }],
});

/** c-1 to c-5 have a decision in one run; every role has an account whose password is `password of <role>`. */
async function filled() {
  const clock = new FakeClock();
  const runs = new FakeRunStore(clock);
  const decisions = new FakeDecisionStore();
  const outreaches = new FakeOutreachStore();
  const customers = FakeCustomerStore.holding(aCustomer({ personal: { name: 'Jane Doe', address: '1 Main Street' } }));
  const users = new FakeUserStore();
  const passwords = new FakePasswords();
  const packs = new Packs();
  const campaigns = new Campaigns();
  for (const role of ROLES) {
    const passwordHash = await passwords.hash(`password of ${role}`);
    await users.insert({ name: role, role, passwordHash, passwordChanged: false, tokenVersion: 1 });
  }
  await packs.save(PACK, 'first', 'marketer', clock.now());
  const title = { 'zh-CN': '赢回', en: 'Win back' };
  await campaigns.insert({ id: 'win-back', title, pack: 'win-back', state: 'active', createdAt: clock.now() });
  await runs.start(aRun({ chunkCount: 1 }), [{ from: 0, to: 2 ** 32 }]);
  const claim = await runs.claimChunk(RUN_ID, 'evaluate', 0, 'token', 60_000);
  const refused = { CONSENT_MISSING: 2, CAP_REACHED: 1 };
  if (claim) await runs.completeChunk(claim, { counts: { evaluated: 9, matched: 5, refused, scheduled: 2 } });
  await decisions.save([
    aScheduled('c-1'),
    aScheduled('c-2'),
    aRefused('c-3', 'consent', 'CONSENT_MISSING'),
    aRefused('c-4', 'consent', 'CONSENT_MISSING'),
    aRefused('c-5', 'cap', 'CAP_REACHED'),
  ]);
  const planned = [anOutreachOf('c-1', 'planned'), anOutreachOf('c-2', 'planned')];
  await outreaches.plan(planned);
  return { clock, runs, decisions, outreaches, planned, customers, users, passwords, packs, campaigns };
}

/** One scorecard in force, one count of affinity, one pyramid of two customers. */
async function trainedParts(clock: FakeClock) {
  const [scorecards, affinities, pyramids] = [
    new FakeScorecardStore(clock),
    new FakeAffinityStore(clock),
    new FakePyramidStore(),
  ];
  await scorecards.add(aChurnCard(), 'cli');
  await scorecards.activate(1);
  const rule = { within: null, holds: 'phone', also: 'tv', support: 0.25, confidence: 0.5, lift: 2 };
  await affinities.add({ customers: 4, origin: null, rules: [rule] }, 'cli');
  const steps = [
    { revenue: 300, customers: 1 },
    { revenue: 100, customers: 1 },
  ];
  const built = [{ network: null, currency: 'USD', steps }];
  await pyramids.add({ asOf: clock.now(), customers: 2, pyramids: built });
  const trained = { ...NOTHING_TRAINED, pyramids: new Pyramids(built) };
  return { scorecards, affinities, pyramids, trained };
}

const A_GRID = {
  elements: [{ id: 'price', title: { 'zh-CN': '价格', en: 'Price' }, about: { 'zh-CN': '价格', en: 'Price' } }],
  rows: [{ id: 'valued', title: { 'zh-CN': '高值', en: 'Valued' }, levers: ['retention'], cells: {} }],
};

/** Tenure in three bands, by the names of another fact's values. */
const A_BAND_FILE = {
  name: 'tenure-bands',
  content: { kind: 'bands', facts: [{ name: 'arpuBand' }], model: { model: 'tenure-bands', of: 'tenureMonths' } },
};

const WORTH_CATALOGUES = {
  guardrails: TWO_GUARDRAILS,
  campaigns: { controlPct: 10 },
  metrics: [],
  capacities: [],
  plans: { ...NO_PLANS, worth: aWorthModel() },
  products: new Map(),
  organisation: new Organisation([]),
  retry: SHIPPED_RETRY,
  base: SHIPPED_BASE,
  reasons: [],
  priceLevers: [{ id: 'gift', title: { 'zh-CN': '赠品', en: 'Gift' } }],
  grid: A_GRID,
  models: [A_BAND_FILE],
  holds: [],
  suppressions: new Map(),
  localOffers: [{ offer: 'retention', orgNode: 'N2', offered: false }],
};

const policy = aContactPolicy({ smsParts: 10, sender: SHIPPED_SENDER });

export async function fakePorts() {
  const kept = await filled();
  const { clock, runs, decisions, outreaches, planned, customers, users, passwords, packs, campaigns } = kept;
  const audit = new FakeAuditLog();
  const keys = new FakeApiKeyStore();
  const { counting, merging } = SHIPPED_CUSTOMER_RULES;
  const events = new FakeCustomerEventStore(customers, counting);
  const traces = new FakeCustomerTraces();
  const sink = new FakeSinkStore();
  const imports = new FakeImportStore();
  const bell = new Bell();
  const { scorecards, affinities, pyramids, trained } = await trainedParts(clock);
  const profiles = new FakeFactProfileStore();
  const plans = new FakePlanStore();
  await plans.save(aPlaybookPlan());
  const rules = {
    lists: new Map(),
    catalogue: FIVE_FACTS,
    modelsHash: 'models',
    derivations: REMEMBERING,
    levers: TWO_LEVERS,
    policy,
    verify: VERIFY_LIMITS,
    measurement: SHIPPED_MEASUREMENT,
    holdouts: NO_HOLDOUTS,
    trained,
    ...WORTH_CATALOGUES,
  };
  const [copies, notes, refusals] = [new FakeRunCopyStore(), new FakeRunNotes(), new FakeRefusalStore()];
  const frames = { freeze: async () => [], find: async () => null } as never;
  const view = new FakeDecisionsView(decisions);
  const funnel = new FakeFunnelView(runs, () => planned);
  const recorded = new RunAudit({ runs, frames, copies, notes, decisions, view, refusals, funnel, ids: new FakeIds() });
  const [stops, ledger, responses] = [new FakeStopStore(), new FakeContactLedger(), new FakeResponseStore()];
  const inbound = new FakeInboundStore((id) => customers.familyOf(id));
  const assignments = new FakeAssignmentStore();
  const [assigned, contacted] = [new FakeAssignmentsView(assignments), new FakeContactTraces()];
  const prompts = new FakePromptStore(decisions);
  const offers = offersOf(anOffer({ id: 'retention' }));
  const use = { contactsOf: async () => ({}) };
  const offered = new StillOffered({ campaigns, offers, use, responses });
  const versions = new CompiledVersions(rules, scalarKernel);
  const sheets = new Sheets({
    'c-1': { arpuBand: 'HIGH', relationship: 'current', currency: 'USD', arpu3m: 10_000, churnProbability: 0.2 },
    'c-9': { arpuBand: 'LOW' },
  });
  const ports: readonly (readonly [unknown, unknown])[] = [
    [Clock, clock],
    [ScorecardStore, scorecards],
    [AffinityStore, affinities],
    [PyramidStore, pyramids],
    [RunStore, runs],
    [DecisionStore, decisions],
    [OutreachStore, outreaches],
    [CustomerStore, customers],
    [CustomerRules, SHIPPED_CUSTOMER_RULES],
    [CustomerEventStore, events],
    [CustomerHistory, new FakeCustomerHistory(customers)],
    [MergeStore, new FakeMergeStore(customers, events, merging, counting)],
    [TombstoneStore, new FakeTombstoneStore(customers)],
    [CustomerTraces, traces],
    [UserStore, users],
    [Passwords, passwords],
    [RulePackStore, packs],
    [CampaignStore, campaigns],
    [StopStore, stops],
    [InboundStore, inbound],
    [Cipher, new FakeCipher()],
    [ResponseStore, responses],
    [StillOffered, offered],
    [ToldAnswers, new ToldAnswers({ responses, ledger, offers, rules: rules as never, offered })],
    [ResponseCounts, new FakeResponseCounts()],
    [PromptStore, prompts],
    [AssignmentStore, assignments],
    [AssignmentsView, assigned],
    [ContactTraces, contacted],
    [EventDesk, new FakeEventDesk(events)],
    [EventDecisionStore, new FakeEventDecisionStore(decisions)],
    [Templates, new LiquidTemplates()],
    [LivePortfolio, new FakeLivePortfolio({ rules: rules as never, campaigns, packs, offers, stops, versions })],
    [CustomersNow, new FakeCustomersNow({ sheetOf: (id) => sheets.sheetOf(id), responses, ledger })],
    [AuditLog, audit],
    [SinkStore, sink],
    [ImportStore, imports],
    [WakeUps, bell],
    [BusinessRules, rules],
    [CompiledVersions, versions],
    [Ids, new FakeIds()],
    [LoginThrottle, new FakeLoginThrottle()],
    [KeyThrottle, new FakeLoginThrottle()],
    [ApiKeyStore, keys],
    [RunFrames, frames],
    [PlanStore, plans],
    [OfferStore, offers],
    [FactBlocks, sheets],
    [FactProfileStore, profiles],
    [RunCopyStore, copies],
    [RunNotes, notes],
    [ContactLedger, ledger],
    [RunSettings, { chunkCustomers: 2_000, leaseMs: 15_000, chunkAttempts: 5 }],
    [SourceFiles, new SourceFileReader('/nowhere')],
    [FunnelView, funnel],
    [RefusalStore, refusals],
    [RunAudit, recorded],
    [DecisionsView, view],
    ...(await lifecyclePorts(rules.modelsHash)),
  ];
  return {
    ...kept,
    assignments,
    assigned,
    contacted,
    responses,
    ledger,
    prompts,
    offers,
    rules,
    audit,
    keys,
    profiles,
    events,
    traces,
    sink,
    inbound,
    imports,
    bell,
    providers: (tokens: Tokens): Provider[] => [
      ...ports.map(([provide, useValue]) => ({ provide, useValue }) as Provider),
      { provide: Tokens, useValue: tokens },
      {
        provide: Counting,
        inject: [ModuleRef],
        useFactory: (app: ModuleRef) => new FakeCounting((flow) => app.get(flow, { strict: false })),
      },
      ...FLOWS,
    ],
  };
}
export type Ports = Awaited<ReturnType<typeof fakePorts>>;
