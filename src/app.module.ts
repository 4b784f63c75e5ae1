import { join } from 'node:path';
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { Argon2Passwords } from './adapters/access/argon2-passwords.js';
import { JoseTokens } from './adapters/access/jose-tokens.js';
import { RedisLoginThrottle } from './adapters/access/redis-login-throttle.js';
import { CallListFiles } from './adapters/channels/call-list-files.js';
import { SystemChannels } from './adapters/channels/channels.js';
import { LiquidTemplates } from './adapters/channels/liquid-templates.js';
import { RejectFileWriter } from './adapters/files/reject-files.js';
import { SourceFileReader } from './adapters/files/source-file.js';
import { MongoApiKeyStore } from './adapters/mongo/api-key.store.js';
import { MongoAssignmentStore } from './adapters/mongo/assignment.store.js';
import { MongoAuditLog } from './adapters/mongo/audit-log.store.js';
import { MongoCampaignStore } from './adapters/mongo/campaign.store.js';
import { MongoContactLedger } from './adapters/mongo/contact-ledger.store.js';
import { MongoCustomerEventStore } from './adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerHistory } from './adapters/mongo/customer/customer-history.store.js';
import { MongoCustomerTraces } from './adapters/mongo/customer/customer-traces.store.js';
import { MongoMergeStore } from './adapters/mongo/customer/merge.store.js';
import { MongoPhoneSharers } from './adapters/mongo/customer/phone-sharers.store.js';
import { MongoStageHistory } from './adapters/mongo/customer/stage-history.store.js';
import { MongoTombstoneStore } from './adapters/mongo/customer/tombstone.store.js';
import { MongoCustomerStore } from './adapters/mongo/customer.store.js';
import { MongoDecisionStore } from './adapters/mongo/decision.store.js';
import { MongoDemandLog } from './adapters/mongo/demand-log.store.js';
import { MongoFactBlocks } from './adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from './adapters/mongo/fact-keeper.store.js';
import { MongoFactModels } from './adapters/mongo/fact-models.store.js';
import { MongoFactMonths } from './adapters/mongo/fact-months.store.js';
import { MongoFactRoom } from './adapters/mongo/fact-room.store.js';
import { MongoFactProfileStore } from './adapters/mongo/facts/fact-profile.store.js';
import { MongoImportStore } from './adapters/mongo/import.store.js';
import { MongoLeases } from './adapters/mongo/lease.store.js';
import { MongoOfferStore } from './adapters/mongo/offer.store.js';
import { MongoOutreachStore } from './adapters/mongo/outreach.store.js';
import { MongoPastFacts } from './adapters/mongo/past-facts.store.js';
import { MongoPlanStore } from './adapters/mongo/plan.store.js';
import { MongoRefusalStore } from './adapters/mongo/refusal.store.js';
import { MongoResponseStore } from './adapters/mongo/response.store.js';
import { MongoRulePackStore } from './adapters/mongo/rule-pack.store.js';
import { MongoRunStore } from './adapters/mongo/run.store.js';
import { MongoRunCopyStore } from './adapters/mongo/run-copy.store.js';
import { MongoRunNotes } from './adapters/mongo/run-notes.store.js';
import { MongoSinkStore } from './adapters/mongo/sink.store.js';
import { MongoStopStore } from './adapters/mongo/stop.store.js';
import { MongoUserStore } from './adapters/mongo/user.store.js';
import { MongoAffinityStore } from './adapters/mongo/value/affinity.store.js';
import { MongoPyramidStore } from './adapters/mongo/value/pyramid.store.js';
import { MongoScorecardStore } from './adapters/mongo/value/scorecard.store.js';
import { MongoTrainedStore } from './adapters/mongo/value/trained.store.js';
import { MongoDecisionsView } from './adapters/mongo/views/decisions.view.js';
import { MongoFunnelView } from './adapters/mongo/views/funnel.view.js';
import { bestKernel } from './adapters/wasm/simd-kernel.js';
import { FLOWS } from './app.flows.js';
import type { Resources } from './app.resources.js';
import { runPorts } from './app.runs.js';
import { syntheticOperator } from './app.sample.js';
import { CompiledVersions } from './core/rules/guarded/compiled-versions.js';
import { AffinityStore } from './flows/ports/affinity-store.js';
import { ApiKeyStore } from './flows/ports/api-key-store.js';
import { AssignmentStore } from './flows/ports/assignment-store.js';
import { AuditLog } from './flows/ports/audit-log.js';
import { BusinessRules } from './flows/ports/business-rules.js';
import { CallLists } from './flows/ports/call-lists.js';
import { CampaignStore } from './flows/ports/campaign-store.js';
import { Channels } from './flows/ports/channel.js';
import { Cipher } from './flows/ports/cipher.js';
import { Clock } from './flows/ports/clock.js';
import { ContactLedger } from './flows/ports/contact-ledger.js';
import { CustomerEventStore } from './flows/ports/customer-event-store.js';
import { CustomerHistory } from './flows/ports/customer-history.js';
import { CustomerRules } from './flows/ports/customer-rules.js';
import { CustomerStore } from './flows/ports/customer-store.js';
import { CustomerTraces } from './flows/ports/customer-traces.js';
import { DecisionStore } from './flows/ports/decision-store.js';
import { DecisionsView } from './flows/ports/decisions-view.js';
import { DemandLog } from './flows/ports/demand-log.js';
import { FactBlocks } from './flows/ports/fact-blocks.js';
import { FactKeeper } from './flows/ports/fact-keeper.js';
import { FactModels } from './flows/ports/fact-models.js';
import { FactMonths } from './flows/ports/fact-months.js';
import { FactProfileStore } from './flows/ports/fact-profile-store.js';
import { FactRoom } from './flows/ports/fact-room.js';
import { FunnelView } from './flows/ports/funnel-view.js';
import { Ids } from './flows/ports/ids.js';
import { ImportStore } from './flows/ports/import-store.js';
import { KeyThrottle } from './flows/ports/key-throttle.js';
import { Leases } from './flows/ports/leases.js';
import { LoginThrottle } from './flows/ports/login-throttle.js';
import { MergeStore } from './flows/ports/merge-store.js';
import { OfferStore } from './flows/ports/offer-store.js';
import { OutreachStore } from './flows/ports/outreach-store.js';
import { Passwords } from './flows/ports/passwords.js';
import { PastFacts } from './flows/ports/past-facts.js';
import { PhoneSharers } from './flows/ports/phone-sharers.js';
import { PlanStore } from './flows/ports/plan-store.js';
import { PyramidStore } from './flows/ports/pyramid-store.js';
import { RejectFiles } from './flows/ports/reject-files.js';
import { RulePackStore } from './flows/ports/rule-pack-store.js';
import { RunCopyStore } from './flows/ports/run-copy-store.js';
import { RunSettings } from './flows/ports/run-settings.js';
import { RunStore } from './flows/ports/run-store.js';
import { SampleOperator } from './flows/ports/sample-operator.js';
import { ScorecardStore } from './flows/ports/scorecard-store.js';
import { SinkStore } from './flows/ports/sink-store.js';
import { SourceFiles } from './flows/ports/source-files.js';
import { StageHistory } from './flows/ports/stage-history.js';
import { StopStore } from './flows/ports/stop-store.js';
import { Templates } from './flows/ports/templates.js';
import { Tokens } from './flows/ports/tokens.js';
import { TombstoneStore } from './flows/ports/tombstone-store.js';
import { TrainedStore } from './flows/ports/trained-store.js';
import { UserStore } from './flows/ports/user-store.js';
import { WakeUps } from './flows/ports/wake-ups.js';

/** A worker may be silent for this long before its chunk goes to another. */
const CHUNK_LEASE_MS = 15_000;
/** Attempts that may fail or die before a chunk is given up. */
const CHUNK_ATTEMPTS = 5;

function value<T>(provide: abstract new (...args: never[]) => T, useValue: T): Provider {
  return { provide, useValue };
}

/** What is kept of customers beside their profile. */
function customerPorts({ mongo, cipher, clock, ids, rules }: Resources): Provider[] {
  const { counting, merging } = rules.customer;
  return [
    value(CustomerRules, rules.customer),
    value(CustomerEventStore, new MongoCustomerEventStore(mongo, counting, clock)),
    value(CustomerHistory, new MongoCustomerHistory(mongo, cipher)),
    value(StageHistory, new MongoStageHistory(mongo)),
    value(MergeStore, new MongoMergeStore(mongo, merging, counting, clock)),
    value(TombstoneStore, new MongoTombstoneStore(mongo, clock)),
    value(PhoneSharers, new MongoPhoneSharers(mongo)),
    value(
      CustomerTraces,
      new MongoCustomerTraces(mongo, cipher, ids, {
        responses: new MongoResponseStore(mongo),
        notes: new MongoRunNotes(mongo, clock),
        refusals: new MongoRefusalStore(mongo, clock),
      }),
    ),
  ];
}

/** Which adapter stands behind which port: the only place that knows. */
function portsOf(resources: Resources): Provider[] {
  const { config, mongo, wakeUps, cipher, clock, ids, rules, tokenSecret, place } = resources;
  const scorecards = new MongoScorecardStore(mongo, clock);
  const affinities = new MongoAffinityStore(mongo, clock);
  const pyramids = new MongoPyramidStore(mongo, () => ids.token());
  const keeper = new MongoFactKeeper(mongo, rules.business);
  const models = new MongoFactModels(mongo, clock);
  return [
    value(Clock, clock),
    value(Ids, ids),
    value(Cipher, cipher),
    value(BusinessRules, rules.business),
    value(CompiledVersions, new CompiledVersions(rules.business, bestKernel)),
    value(RunSettings, {
      chunkCustomers: config.chunkCustomers,
      leaseMs: CHUNK_LEASE_MS,
      chunkAttempts: CHUNK_ATTEMPTS,
    }),
    value(WakeUps, wakeUps),
    value(AuditLog, new MongoAuditLog(mongo)),
    value(UserStore, new MongoUserStore(mongo)),
    value(Passwords, new Argon2Passwords()),
    value(Tokens, new JoseTokens(new TextEncoder().encode(tokenSecret), clock)),
    value(LoginThrottle, new RedisLoginThrottle(wakeUps.connection, place.prefix)),
    value(KeyThrottle, new RedisLoginThrottle(wakeUps.connection, `${place.prefix}:key`)),
    value(ApiKeyStore, new MongoApiKeyStore(mongo)),
    value(CustomerStore, new MongoCustomerStore(mongo, cipher, clock)),
    ...customerPorts(resources),
    value(ImportStore, new MongoImportStore(mongo)),
    value(SourceFiles, new SourceFileReader(join(config.dataDir, 'uploads'))),
    value(RejectFiles, new RejectFileWriter(config.dataDir)),
    value(FactBlocks, new MongoFactBlocks(mongo, rules.business)),
    value(FactKeeper, keeper),
    value(FactModels, models),
    value(FactRoom, new MongoFactRoom(mongo, keeper, models, rules.business)),
    value(FactMonths, new MongoFactMonths(mongo)),
    value(PastFacts, new MongoPastFacts(mongo, rules.business, rules.customer.counting)),
    value(FactProfileStore, new MongoFactProfileStore(mongo)),
    value(ScorecardStore, scorecards),
    value(AffinityStore, affinities),
    value(PyramidStore, pyramids),
    value(TrainedStore, new MongoTrainedStore(scorecards, affinities, pyramids)),
    value(RulePackStore, new MongoRulePackStore(mongo)),
    value(OfferStore, new MongoOfferStore(mongo)),
    value(PlanStore, new MongoPlanStore(mongo)),
    value(CampaignStore, new MongoCampaignStore(mongo)),
    value(RunStore, new MongoRunStore(mongo, clock)),
    value(RunCopyStore, new MongoRunCopyStore(mongo, clock)),
    value(DecisionStore, new MongoDecisionStore(mongo)),
    value(AssignmentStore, new MongoAssignmentStore(mongo)),
    value(DemandLog, new MongoDemandLog(mongo)),
    value(ContactLedger, new MongoContactLedger(mongo)),
    value(OutreachStore, new MongoOutreachStore(mongo)),
    value(StopStore, new MongoStopStore(mongo)),
    value(Leases, new MongoLeases(mongo)),
    value(SinkStore, new MongoSinkStore(mongo, cipher)),
    value(FunnelView, new MongoFunnelView(mongo)),
    value(DecisionsView, new MongoDecisionsView(mongo)),
    value(Templates, new LiquidTemplates()),
    value(SampleOperator, syntheticOperator()),
    value(CallLists, new CallListFiles(join(config.dataDir, 'call-lists'))),
    value(Channels, new SystemChannels(config.channels, config.dataDir, clock)),
  ];
}

/** Controllers, and what only they need; a worker and the command line have none. */
export type Doors = { readonly controllers: readonly Type[]; readonly providers: readonly Provider[] };

@Module({})
class AppModule {}

export function appModule(resources: Resources, doors: Doors = { controllers: [], providers: [] }): DynamicModule {
  return {
    module: AppModule,
    controllers: [...doors.controllers],
    providers: [...portsOf(resources), ...runPorts(resources), ...FLOWS, ...doors.providers],
  };
}
