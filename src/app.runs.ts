import type { Provider } from '@nestjs/common';
import { MongoInboundStore } from './adapters/mongo/inbound.store.js';
import { MongoOfferUse } from './adapters/mongo/offer-use.store.js';
import { MongoRefusalStore } from './adapters/mongo/refusal.store.js';
import { MongoResponseStore } from './adapters/mongo/response.store.js';
import { MongoRoundStore } from './adapters/mongo/round.store.js';
import { MongoCustomersNow } from './adapters/mongo/run/customers-now.store.js';
import { MongoEventDecisionStore } from './adapters/mongo/run/event-decision.store.js';
import { MongoEventDesk } from './adapters/mongo/run/event-desk.store.js';
import { MongoLivePortfolio } from './adapters/mongo/run/live-portfolio.store.js';
import { MongoPromptStore } from './adapters/mongo/run/prompt.store.js';
import { MongoResponseCounts } from './adapters/mongo/run/response-counts.store.js';
import { MongoRunFrames } from './adapters/mongo/run/run-frames.store.js';
import { MongoRunNotes } from './adapters/mongo/run-notes.store.js';
import { MongoAssignmentsView } from './adapters/mongo/views/assignments.view.js';
import { MongoContactTraces } from './adapters/mongo/views/contact-traces.view.js';
import type { Resources } from './app.resources.js';
import { CompiledVersions } from './core/rules/guarded/compiled-versions.js';
import { AssignmentsView } from './flows/ports/assignments-view.js';
import { BusinessRules } from './flows/ports/business-rules.js';
import { CampaignStore } from './flows/ports/campaign-store.js';
import { ChunkDesk } from './flows/ports/chunk-desk.js';
import { ChunkFacts } from './flows/ports/chunk-facts.js';
import { ContactLedger } from './flows/ports/contact-ledger.js';
import { ContactTraces } from './flows/ports/contact-traces.js';
import { CustomerEventStore } from './flows/ports/customer-event-store.js';
import { CustomerPasts } from './flows/ports/customer-pasts.js';
import { CustomersNow } from './flows/ports/customers-now.js';
import { DecisionStore } from './flows/ports/decision-store.js';
import { DecisionsView } from './flows/ports/decisions-view.js';
import { EventDecisionStore } from './flows/ports/event-decision-store.js';
import { EventDesk } from './flows/ports/event-desk.js';
import { FactBlocks } from './flows/ports/fact-blocks.js';
import { FunnelView } from './flows/ports/funnel-view.js';
import { Halts } from './flows/ports/halts.js';
import { Ids } from './flows/ports/ids.js';
import { InboundStore } from './flows/ports/inbound-store.js';
import { LivePortfolio } from './flows/ports/live-portfolio.js';
import { OfferStore } from './flows/ports/offer-store.js';
import { OfferUse } from './flows/ports/offer-use.js';
import { OutreachStore } from './flows/ports/outreach-store.js';
import { PhoneSharers } from './flows/ports/phone-sharers.js';
import { PlacesTaken } from './flows/ports/places-taken.js';
import { PromptStore } from './flows/ports/prompt-store.js';
import { RefusalStore } from './flows/ports/refusal-store.js';
import { ResponseCounts } from './flows/ports/response-counts.js';
import { ResponseStore } from './flows/ports/response-store.js';
import { RoundStore } from './flows/ports/round-store.js';
import { RulePackStore } from './flows/ports/rule-pack-store.js';
import { RunAudit } from './flows/ports/run-audit.js';
import { RunCopyStore } from './flows/ports/run-copy-store.js';
import { RunFrames } from './flows/ports/run-frames.js';
import { RunNotes } from './flows/ports/run-notes.js';
import { RunSettings } from './flows/ports/run-settings.js';
import { RunStore } from './flows/ports/run-store.js';
import { StillOffered } from './flows/ports/still-offered.js';
import { StopStore } from './flows/ports/stop-store.js';
import { ToldAnswers } from './flows/ports/told-answers.js';

type Token<T> = abstract new (...args: never[]) => T;
type Tokens<P> = { readonly [K in keyof P]: Token<P[K]> };

/** What is made of other ports, by name. */
function made<T, P extends object>(provide: Token<T>, make: new (ports: P) => T, tokens: Tokens<P>): Provider {
  const names = Object.keys(tokens) as (keyof P)[];
  return {
    provide,
    inject: names.map((name) => tokens[name]),
    useFactory: (...ports: readonly unknown[]) =>
      new make(Object.fromEntries(names.map((name, index) => [name, ports[index]])) as P),
  };
}

/** What the steps of a run work with. */
export function runPorts({ mongo, clock, ids, wakeUps, rules }: Resources): Provider[] {
  const responses = new MongoResponseCounts(mongo);
  const given = { connection: mongo, rules: rules.business, clock, responses };
  return [
    { provide: RoundStore, useValue: new MongoRoundStore(mongo, clock) },
    { provide: RefusalStore, useValue: new MongoRefusalStore(mongo, clock) },
    { provide: InboundStore, useValue: new MongoInboundStore(mongo) },
    { provide: ResponseStore, useValue: new MongoResponseStore(mongo) },
    { provide: RunNotes, useValue: new MongoRunNotes(mongo, clock) },
    { provide: OfferUse, useValue: new MongoOfferUse(mongo) },
    { provide: ResponseCounts, useValue: responses },
    { provide: AssignmentsView, useValue: new MongoAssignmentsView(mongo) },
    { provide: ContactTraces, useValue: new MongoContactTraces(mongo) },
    {
      provide: RunFrames,
      inject: [CampaignStore, RulePackStore, OfferStore, StopStore, OfferUse, CompiledVersions],
      useFactory: (
        campaigns: CampaignStore,
        packs: RulePackStore,
        offers: OfferStore,
        stops: StopStore,
        use: OfferUse,
        versions: CompiledVersions,
      ) => new MongoRunFrames({ ...given, campaigns, packs, offers, stops, use, versions }),
    },
    { provide: CustomersNow, useValue: new MongoCustomersNow(mongo, rules.business) },
    { provide: PromptStore, useValue: new MongoPromptStore(mongo) },
    { provide: EventDecisionStore, useValue: new MongoEventDecisionStore(mongo) },
    {
      provide: EventDesk,
      inject: [CustomerEventStore],
      useFactory: (events: CustomerEventStore) => new MongoEventDesk(mongo, events),
    },
    {
      provide: LivePortfolio,
      inject: [CampaignStore, RulePackStore, OfferStore, StopStore, OfferUse, CompiledVersions],
      useFactory: (
        campaigns: CampaignStore,
        packs: RulePackStore,
        offers: OfferStore,
        stops: StopStore,
        use: OfferUse,
        versions: CompiledVersions,
      ) => new MongoLivePortfolio({ ...given, campaigns, packs, offers, stops, use, versions }),
    },
    {
      provide: ChunkDesk,
      inject: [RunStore, CampaignStore, RunSettings],
      useFactory: (runs: RunStore, campaigns: CampaignStore, settings: RunSettings) =>
        new ChunkDesk({ runs, campaigns, wakeUps, ids, settings }),
    },
    made(Halts, Halts, {
      ...{ runs: RunStore, campaigns: CampaignStore, rounds: RoundStore },
      ...{ ledger: ContactLedger, outreaches: OutreachStore },
    }),
    made(PlacesTaken, PlacesTaken, { rounds: RoundStore, ledger: ContactLedger, outreaches: OutreachStore }),
    made(ToldAnswers, ToldAnswers, {
      ...{ responses: ResponseStore, ledger: ContactLedger, offers: OfferStore, rules: BusinessRules },
      offered: StillOffered,
    }),
    made(StillOffered, StillOffered, {
      ...{ campaigns: CampaignStore, offers: OfferStore, use: OfferUse, responses: ResponseStore },
    }),
    made(CustomerPasts, CustomerPasts, { responses: ResponseStore, ledger: ContactLedger, sharers: PhoneSharers }),
    made(RunAudit, RunAudit, {
      ...{ runs: RunStore, frames: RunFrames, copies: RunCopyStore, notes: RunNotes, decisions: DecisionStore },
      ...{ view: DecisionsView, refusals: RefusalStore, funnel: FunnelView, ids: Ids },
    }),
    made(ChunkFacts, ChunkFacts, {
      facts: FactBlocks,
      copies: RunCopyStore,
      notes: RunNotes,
      pasts: CustomerPasts,
      ledger: ContactLedger,
    }),
  ];
}
