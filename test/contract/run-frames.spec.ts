import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRunFrames } from '../../src/adapters/mongo/run/run-frames.store.js';
import { Organisation } from '../../src/core/access/organisation.js';
import type { Run } from '../../src/core/campaign/run.js';
import { NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aRule, aRulePack, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { aRun } from '../builders/a-run.js';
import { anOffer } from '../builders/an-offer.js';
import { testDatabase } from '../database.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { aHandClock } from './run-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRunFrames.ensureIndexes(connection);
});
beforeEach(() => connection.collection('run_frames').deleteMany({}));
afterAll(() => connection.close());

const part = (campaignId: string) => ({ campaignId, ruleVersion: { pack: `${campaignId}-pack`, version: 1 } });
const ALL: Run = aRun({ campaignId: 'all', campaigns: [part('one'), part('three'), part('two')] });

async function aWorld() {
  const campaigns = new FakeCampaignStore();
  const title = { 'zh-CN': '活动', en: 'Campaign' };
  const createdAt = new Date('2026-10-01T00:00:00Z');
  const control = { sharePct: 10, version: '1' };
  await campaigns.insert({ id: 'one', title, pack: 'one-pack', control, state: 'active', createdAt });
  await campaigns.insert({ id: 'two', title, pack: 'two-pack', state: 'active', createdAt });
  await campaigns.insert({ id: 'three', title, pack: 'three-pack', state: 'paused', createdAt });
  const offers = { now: [anOffer({ id: 'keep-them', value: 900 })] };
  const find = async ({ pack, version }: { readonly pack: string; readonly version: number }) => {
    const content = aRulePack({ pack, rules: [aRule({ id: `of-${pack}` })] });
    return { pack, version, content, hash: pack, createdAt, createdBy: 'marketer' };
  };
  const rules = {
    ...{ catalogue: FIVE_FACTS, lists: new Map(), organisation: new Organisation([]), policy: aContactPolicy() },
    ...{
      holds: [],
      holdouts: NO_HOLDOUTS,
      localOffers: [],
      capacities: [],
      products: new Map(),
      suppressions: new Map(),
    },
  };
  const make = () =>
    new MongoRunFrames({
      connection,
      rules: rules as never,
      campaigns,
      packs: { find } as never,
      offers: { list: async () => offers.now } as never,
      stops: { active: async () => [] } as never,
      use: { contactsOf: async () => ({}) } as never,
      versions: new CompiledVersions({ catalogue: FIVE_FACTS }, scalarKernel),
      clock: Object.assign(aHandClock(), { now: () => ALL.cutOff }),
    });
  return { campaigns, offers, make };
}

it('a run of all is frozen with the campaigns that are active then, each with its rules', async () => {
  const { make } = await aWorld();
  const frames = make();
  await frames.freeze(ALL);
  const { rules } = await frames.of(ALL);
  expect(
    rules.map(({ campaignId, rule, ruleVersion, control }) => [
      campaignId,
      rule.id,
      ruleVersion.pack,
      control?.sharePct,
    ]),
  ).toEqual([
    ['one', 'of-one-pack', 'one-pack', 10],
    ['two', 'of-two-pack', 'two-pack', undefined],
  ]);
});

it('whatever is changed afterwards, another process decides by the same', async () => {
  const { make, campaigns, offers } = await aWorld();
  await make().freeze(ALL);
  await campaigns.change('one', 'active', 'paused');
  offers.now = [anOffer({ id: 'keep-them', value: 1 })];
  await make().freeze(ALL);
  const frame = await make().find(ALL);
  expect(frame?.rules).toHaveLength(2);
  expect(frame?.decision.offers.get('keep-them')?.value).toBe(900);
});

it('a run of one campaign is frozen whatever its state', async () => {
  const { make } = await aWorld();
  const run = aRun({ campaignId: 'three', ruleVersion: { pack: 'three-pack', version: 1 } });
  await make().freeze(run);
  expect((await make().of(run)).rules.map(({ campaignId }) => campaignId)).toEqual(['three']);
});

it('what is no longer kept is not made again to explain an old run', async () => {
  const { make } = await aWorld();
  await expect(make().find(ALL)).resolves.toBeNull();
  await expect(connection.collection('run_frames').countDocuments()).resolves.toBe(0);
});

it('a run whose campaigns were all paused meanwhile decides for nobody', async () => {
  const { make, campaigns } = await aWorld();
  await campaigns.change('one', 'active', 'paused');
  await campaigns.change('two', 'active', 'paused');
  await make().freeze(ALL);
  expect((await make().of(ALL)).rules).toEqual([]);
});
