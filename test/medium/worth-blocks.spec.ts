import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactModels } from '../../src/adapters/mongo/fact-models.store.js';
import { MongoAffinityStore } from '../../src/adapters/mongo/value/affinity.store.js';
import { MongoPyramidStore } from '../../src/adapters/mongo/value/pyramid.store.js';
import { MongoScorecardStore } from '../../src/adapters/mongo/value/scorecard.store.js';
import { MongoTrainedStore } from '../../src/adapters/mongo/value/trained.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { RandomIds } from '../../src/adapters/system/random-ids.js';
import { sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { ActivateScorecard } from '../../src/flows/activate-scorecard.js';
import { BuildAffinity } from '../../src/flows/build-affinity.js';
import { BuildPyramids } from '../../src/flows/build-pyramids.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { RebuildFacts } from '../../src/flows/rebuild-facts.js';
import { TrainScorecard } from '../../src/flows/train-scorecard.js';
import { VerifyFacts } from '../../src/flows/verify-facts.js';
import { aCustomer } from '../builders/a-customer.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';

const FACTS = [
  'churnScore',
  'churnBand',
  'churnProbability',
  'churnReasons',
  'churnCause',
  'treeMargin',
  'clv',
  'clvCause',
  'valueAtRisk',
  'saveBudget',
  'affinityProduct',
  'affinityConfidence',
  'affinityLift',
  'revenueRank',
  'cumRevenueShare',
  'cumRevenueShare',
  'keyAccountGrade',
  'keyAccountClasses',
  'customerId',
  'contacts28d',
];
/** Customers whose facts are told by their documents as well: the first by place, which is as good as by lot. */
const LOOKED_AT = 50;
const EVERYWHERE = { from: 0, to: PLACES };
const uri = testDatabase();
const clock = new FakeClock();
let connection: MongoConnection;
let rules: BusinessRules;

/** Of 200, those on short contracts leave three times in four, the others once in four. */
const CUSTOMERS = Array.from({ length: 200 }, (_one, at) => {
  const short = at % 2 === 0;
  const left = (at >> 1) % 4 < (short ? 3 : 1);
  return aCustomer({
    id: `c-${at}`,
    relationship: left ? 'former' : 'current',
    basic: { activationDate: short ? '2026-06-01' : '2022-06-01', ...(left ? { exitDate: '2026-10-31' } : {}) },
    business: {
      contractTermMonths: short ? 0 : 24,
      productsHeld: ['phone', 'internet-dsl', 'online-security'].slice(0, at % 10 < 4 ? 3 : at % 10 < 7 ? 2 : 1),
    },
    usage: [{ month: '2026-10', revenue: 3_000 + at * 10 }],
  });
});

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  const customers = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 5)), clock);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
  await customers.apply(CUSTOMERS.map((customer) => ({ customer, contentHash: customer.id })));
  rules = (await loadRuleFiles('rules')).business;
});

afterAll(() => connection.close());

function flows() {
  const customers = new MongoCustomerStore(connection, new AesCipher(Buffer.alloc(32, 5)), clock);
  const blocks = new MongoFactBlocks(connection, rules);
  const keeper = new MongoFactKeeper(connection, rules);
  const models = new MongoFactModels(connection, clock);
  const scorecards = new MongoScorecardStore(connection, clock);
  const affinities = new MongoAffinityStore(connection, clock);
  const pyramids = new MongoPyramidStore(connection, () => new RandomIds().token());
  const trained = new MongoTrainedStore(scorecards, affinities, pyramids);
  return {
    blocks,
    trained,
    train: new TrainScorecard(rules, blocks, customers, scorecards, clock),
    activate: new ActivateScorecard(rules, scorecards, trained, models),
    affinity: new BuildAffinity(rules, blocks, customers, affinities, trained, models, clock),
    pyramid: new BuildPyramids(rules, blocks, customers, pyramids, trained, clock),
    rebuild: new RebuildFacts(keeper, models, customers, rules, clock),
    verify: new VerifyFacts(keeper, models, rules, clock),
  };
}

async function told(): Promise<ReadonlyMap<string, FactSheet>> {
  const sheets = new Map<string, FactSheet>();
  for await (const block of flows().blocks.read(EVERYWHERE, FACTS, clock.now())) {
    for (const [row, id] of block.ids.entries()) sheets.set(id, sheetAt(block, row));
  }
  return sheets;
}

async function expectSame(): Promise<ReadonlyMap<string, FactSheet>> {
  const sheets = await told();
  expect(sheets.size).toBe(CUSTOMERS.length);
  for (const [id, sheet] of [...sheets].slice(0, LOOKED_AT)) {
    const whole = await flows().blocks.sheetOf(id, clock.now());
    expect([id, sheet]).toEqual([id, Object.fromEntries(FACTS.map((fact) => [fact, whole?.[fact] ?? null]))]);
  }
  return sheets;
}

describe('facts that are made with versions from the base', () => {
  it('are missing, with the cause, before there are any', async () => {
    await flows().rebuild.run();
    const sheets = await expectSame();
    const current = [...sheets.values()].filter(({ churnCause }) => churnCause === 'NO_SCORECARD');
    expect(current).toHaveLength(100);
    for (const { churnScore, affinityProduct, revenueRank, clvCause } of current) {
      expect([churnScore, affinityProduct, revenueRank]).toEqual([null, null, null]);
      expect(clvCause).toBe('STAGE_ASSUMED');
    }
  });

  it('are told by blocks of older versions as by documents, and once folded too', async () => {
    const { train, affinity, pyramid } = flows();
    const { version } = await train.run({ keep: true, by: 'test' });
    expect(version?.number).toBe(1);
    // The bar is the shipped table's; this base is another.
    if (version) await new MongoScorecardStore(connection, clock).activate(version.number, 'test');
    await affinity.run({ by: 'test' });
    await pyramid.run('now');

    const older = await expectSame();
    await flows().rebuild.run();
    const folded = await expectSame();
    expect(folded).toEqual(older);
    await expect(flows().verify.run()).resolves.toMatchObject({ faults: 0 });

    const scored = [...folded.values()].filter(({ churnCause }) => churnCause === 'SCORED');
    expect(scored).toHaveLength(100);
    expect(Math.max(...scored.map(({ revenueRank }) => Number(revenueRank)))).toBe(100);
    expect(scored.some(({ affinityProduct }) => affinityProduct === 'online-security')).toBe(true);

    // The head of the pyramid is a key account, as others stand now: nobody's own record says so.
    const head = scored.filter(({ cumRevenueShare }) => Number(cumRevenueShare) <= 0.25);
    expect(head.length).toBeGreaterThan(10);
    const classed = scored.filter(({ keyAccountGrade }) => keyAccountGrade === 'CLASSED');
    expect(classed.map(({ customerId }) => customerId)).toEqual(head.map(({ customerId }) => customerId));
  });

  it('another process that reads the versions derives the same', async () => {
    const before = await told();
    const { business } = await loadRuleFiles('rules');
    business.take(await flows().trained.read());
    expect(business.modelsHash).toBe(rules.modelsHash);
    rules = business;
    expect(await told()).toEqual(before);
  });
});
