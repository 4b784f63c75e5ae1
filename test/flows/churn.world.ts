import type { Derivation } from '../../src/core/facts/derive-facts.js';
import { blockOf, type FactBlock, type PlaceRange } from '../../src/core/facts/fact-block.js';
import type { FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { VERIFY_LIMITS } from '../../src/core/rules/check/verify-limits.js';
import { Pyramids } from '../../src/core/value/base/pyramids.js';
import type { ChurnPlan } from '../../src/core/value/churn/churn-plan.js';
import { NOTHING_TRAINED, type TrainedModels } from '../../src/core/value/trained-models.js';
import type { WorthPlans } from '../../src/core/value/worth-plans.js';
import { ActivateScorecard } from '../../src/flows/activate-scorecard.js';
import { BuildAffinity } from '../../src/flows/build-affinity.js';
import { BuildPyramids } from '../../src/flows/build-pyramids.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { type Activation, FactModels } from '../../src/flows/ports/fact-models.js';
import { TrainedStore } from '../../src/flows/ports/trained-store.js';
import { ReadValue } from '../../src/flows/read-value.js';
import { TotalWorth } from '../../src/flows/total-worth.js';
import { TrainScorecard } from '../../src/flows/train-scorecard.js';
import { WatchDrift } from '../../src/flows/watch-drift.js';
import { aBase } from '../builders/a-base.js';
import { aChurnPlan, CHURN_CATALOGUE } from '../builders/a-churn-plan.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aWorthModel } from '../builders/a-worth-model.js';
import { FakeAffinityStore } from '../fakes/fake-affinity-store.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakePyramidStore } from '../fakes/fake-pyramid-store.js';
import { FakeScorecardStore } from '../fakes/fake-scorecard-store.js';

/** Rules whose hash says which versions they were made with, as the files' hash does. */
export class RulesOfVersions extends BusinessRules {
  override readonly derivations: readonly Derivation[] = [];
  override readonly levers = [];
  override readonly retry = { backoffMinutes: [1], maxAttempts: 1, pausedMinutes: 1, callBackWithinDays: 1 };
  override readonly verify = VERIFY_LIMITS;
  override readonly base = aBase();
  override trained: TrainedModels = NOTHING_TRAINED;

  constructor(
    override readonly catalogue: BusinessRules['catalogue'],
    override readonly plans: WorthPlans,
    override readonly policy: BusinessRules['policy'],
    override modelsHash = 'files',
  ) {
    super();
  }

  override take(trained: TrainedModels): void {
    this.trained = trained;
    this.modelsHash = `files ${trained.key}`;
  }
}

export class FakeFactModels extends FactModels {
  readonly hashes: string[] = [];

  override async active(): Promise<Activation | null> {
    const hash = this.hashes.at(-1);
    return hash === undefined ? null : { number: this.hashes.length, hash, at: new Date(0) };
  }

  override async activate(hash: string): Promise<Activation> {
    if (this.hashes.at(-1) !== hash) this.hashes.push(hash);
    return { number: this.hashes.length, hash, at: new Date(0) };
  }
}

export class FakeTrainedStore extends TrainedStore {
  constructor(
    private readonly scorecards: FakeScorecardStore,
    private readonly affinities: FakeAffinityStore,
    private readonly pyramids: FakePyramidStore,
  ) {
    super();
  }

  override async read(): Promise<TrainedModels> {
    const [churn, affinity, build] = [
      await this.scorecards.active(),
      await this.affinities.newest(),
      await this.pyramids.newest(),
    ];
    return {
      key: `churn ${churn?.number ?? '-'} affinity ${affinity?.number ?? '-'}`,
      churn,
      affinity: affinity?.rules ?? null,
      pyramids: build && new Pyramids(build.pyramids),
    };
  }
}

const BRANCH_FACTS = ['addOnSpend', 'interconnectIn', 'interconnectOut', 'contentCost'];
const labels = { 'zh-CN': '值', en: 'value' };
const more = ['arpu3m', 'margin', 'planPrice', 'discountPerMonth', 'churnProbability', ...BRANCH_FACTS].map((name) => ({
  name,
  type: 'number',
}));
const texts = ['currency', 'region', 'brand', 'lifecycleStage', 'orgNode', 'valueClass'].map((name) => ({
  name,
  type: 'text',
}));
const CATALOGUE = new Map([
  ...CHURN_CATALOGUE,
  ...[...more, ...texts].map((one): [string, FactDefinition] => [
    one.name,
    { unit: null, nullable: true, labels, ...one } as FactDefinition,
  ]),
]);

/** Sheets of customers, some at a time. */
class SheetBlocks extends FactBlocks {
  constructor(readonly sheets: Readonly<Record<string, FactSheet>>) {
    super();
  }

  override async *read(_range: PlaceRange, facts: readonly string[]): AsyncIterable<FactBlock> {
    const entries = Object.entries(this.sheets);
    for (let from = 0; from < entries.length; from += 100) {
      const some = entries.slice(from, from + 100);
      yield blockOf(
        some.map(([id]) => id),
        some.map(([, sheet]) => sheet),
        [...new Set(facts)],
        CATALOGUE,
      );
    }
  }

  override async sheetOf(id: string): Promise<FactSheet | null> {
    return this.sheets[id] ?? null;
  }
}

/** Of 400, the short-tenured leave three times in four, the long-tenured once in four. */
export function base(): Record<string, FactSheet> {
  const entries = Array.from({ length: 400 }, (_one, at): [string, FactSheet] => {
    const short = at % 2 === 0;
    const churned = (at >> 1) % 4 < (short ? 3 : 1);
    const held = [{ product: 'phone' }, ...(at % 4 < 2 ? [{ product: 'fibre' }, { product: 'tv' }] : [])];
    return [
      `c-${at}`,
      {
        relationship: churned ? 'former' : 'current',
        origin: at < 300 ? 'table' : 'synthetic',
        tenureMonths: short ? 3 : 40,
        productsHeld: held,
        currency: 'USD',
        arpu3m: 1_000 + at,
        valueClass: short ? 'LOW' : 'HIGH',
      },
    ];
  });
  return Object.fromEntries(entries);
}

export function aWorld(change: Partial<ChurnPlan> = {}, sheets = base()) {
  const clock = new FakeClock();
  const plans = {
    churn: { plan: aChurnPlan({ bar: { auc: 0.6, lift: 1.1 }, ...change }), hash: 'plan-1' },
    worth: aWorthModel(),
    affinity: { origin: null, within: 'origin', marks: { least: 1, lift: 1 } },
  };
  const rules = new RulesOfVersions(CATALOGUE, plans, aContactPolicy());
  const blocks = new SheetBlocks(sheets);
  const customers = { count: async () => Object.keys(sheets).length } as CustomerStore;
  const scorecards = new FakeScorecardStore(clock);
  const affinities = new FakeAffinityStore(clock);
  const pyramids = new FakePyramidStore();
  const trained = new FakeTrainedStore(scorecards, affinities, pyramids);
  const models = new FakeFactModels();
  return {
    clock,
    rules,
    scorecards,
    affinities,
    pyramids,
    trained,
    models,
    train: new TrainScorecard(rules, blocks, customers, scorecards, clock),
    activate: new ActivateScorecard(rules, scorecards, trained, models),
    drift: new WatchDrift(rules, blocks, customers, scorecards, clock),
    affinity: new BuildAffinity(rules, blocks, customers, affinities, trained, models, clock),
    pyramid: new BuildPyramids(rules, blocks, customers, pyramids, trained, clock),
    value: new ReadValue(rules, blocks, clock),
    totals: new TotalWorth(rules, blocks, customers, clock),
  };
}
