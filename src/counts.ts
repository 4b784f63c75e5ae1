import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import type { MongoConnection } from './adapters/mongo/connection.js';
import { MongoFactMonths } from './adapters/mongo/fact-months.store.js';
import { HeldFactBlocks } from './adapters/mongo/held/held-fact-blocks.js';
import { MongoAssignmentsView } from './adapters/mongo/views/assignments.view.js';
import { MongoContactTraces } from './adapters/mongo/views/contact-traces.view.js';
import { serveCounting } from './adapters/threads/serve-counting.js';
import { Stoppable } from './adapters/threads/stoppable.js';
import {
  StoppableBlocks,
  stoppableAssignments,
  stoppableMonths,
  stoppableTraces,
} from './adapters/threads/stoppable-blocks.js';
import { openApp } from './app.js';
import type { Config } from './config.js';
import { CheckSegments } from './flows/check-segments.js';
import { CountBandMoves } from './flows/count-band-moves.js';
import { CountRuleFunnel } from './flows/count-rule-funnel.js';
import { CountStageGrid } from './flows/count-stage-grid.js';
import { DiffRulePacks } from './flows/diff-rule-packs.js';
import { DryRunCampaign } from './flows/dry-run-campaign.js';
import { LearnFatigue } from './flows/learn-fatigue.js';
import { ListMovedCustomers } from './flows/list-moved-customers.js';
import { ListStageCustomers } from './flows/list-stage-customers.js';
import { AssignmentsView } from './flows/ports/assignments-view.js';
import type { BusinessRules } from './flows/ports/business-rules.js';
import { ContactTraces } from './flows/ports/contact-traces.js';
import { FactBlocks } from './flows/ports/fact-blocks.js';
import { FactMonths } from './flows/ports/fact-months.js';
import { TrainedStore } from './flows/ports/trained-store.js';
import { ReadAssignmentHealth } from './flows/read-assignment-health.js';
import { ReadMigration } from './flows/read-migration.js';
import { ReadPlaybook } from './flows/read-playbook.js';
import { ReadStageProfiles } from './flows/read-stage-profiles.js';
import { TotalWorth } from './flows/total-worth.js';

/** The thread of the api in which flows go over the base: with connections of its own, as the product it is part of. */
type Flow = abstract new (...args: never[]) => { run(question: never): Promise<unknown> };

/** Every flow that may be asked of the thread, by name. */
const FLOWS: ReadonlyMap<string, Flow> = new Map(
  [
    ...[CheckSegments, CountBandMoves, CountRuleFunnel, CountStageGrid, DiffRulePacks, DryRunCampaign],
    ...[LearnFatigue, ListMovedCustomers, ListStageCustomers],
    ...[ReadAssignmentHealth, ReadMigration, ReadPlaybook, ReadStageProfiles, TotalWorth],
  ].map((flow: Flow) => [flow.name, flow]),
);

if (parentPort === null) throw new Error('counts is a thread of the api, and starts in no other way');
const stoppable = new Stoppable();
const heldFacts = (mongo: MongoConnection, rules: BusinessRules) =>
  new HeldFactBlocks(mongo, rules, rules.base.held, () => stoppable.heard());
const app = await openApp(workerData as Config, ({ mongo, rules }) => [
  { provide: FactBlocks, useValue: new StoppableBlocks(heldFacts(mongo, rules.business), stoppable) },
  { provide: ContactTraces, useValue: stoppableTraces(new MongoContactTraces(mongo), stoppable) },
  { provide: AssignmentsView, useValue: stoppableAssignments(new MongoAssignmentsView(mongo), stoppable) },
  { provide: FactMonths, useValue: stoppableMonths(new MongoFactMonths(mongo), stoppable) },
]);

/** By the versions that are in force now: a question is answered as the api would answer it. */
async function answered(name: string, question: unknown): Promise<unknown> {
  const flow = FLOWS.get(name);
  if (flow === undefined) throw new Error(`not a flow that goes over the base: ${name}`);
  app.rules.business.take(await app.get(TrainedStore).read());
  return app.get(flow).run(question as never);
}

serveCounting(parentPort, answered, stoppable);
