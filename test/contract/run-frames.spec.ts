import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRunFrames } from '../../src/adapters/mongo/run/run-frames.store.js';
import { Organisation } from '../../src/core/access/organisation.js';
import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import { readArbitrationRules } from '../../src/core/arbitration/rules/read-arbitration-rules.js';
import { campaignPlan } from '../../src/core/campaign/campaign-plan.js';
import type { Run } from '../../src/core/campaign/run.js';
import { decide } from '../../src/core/decision/decide.js';
import { matchedRule } from '../../src/core/decision/decision-frame.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { NO_HOLDOUTS } from '../../src/core/policy/holdout/holdouts.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';
import { aRule, aRulePack, FIVE_FACTS } from '../builders/a-rule-pack.js';
import { aRun } from '../builders/a-run.js';
import { anOffer } from '../builders/an-offer.js';
import { testDatabase } from '../database.js';
import { FakeCampaignStore } from '../fakes/fake-campaign-store.js';
import { FakeResponseCounts } from '../fakes/fake-response-counts.js';
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

async function aWorld(arbitration = PLAIN_ARBITRATION) {
  const campaigns = new FakeCampaignStore();
  const title = { 'zh-CN': '活动', en: 'Campaign' };
  const createdAt = new Date('2026-10-01T00:00:00Z');
  const control = { sharePct: 10, version: '1' };
  await campaigns.insert({ id: 'one', title, pack: 'one-pack', control, state: 'active', createdAt });
  await campaigns.insert({ id: 'two', title, pack: 'two-pack', state: 'active', createdAt });
  await campaigns.insert({ id: 'three', title, pack: 'three-pack', state: 'paused', createdAt });
  const offers = { now: [anOffer({ id: 'keep-them', value: 900 })] };
  const taken: { now: Readonly<Record<string, number>> } = { now: {} };
  const responses = new FakeResponseCounts();
  const broken = new Set<string>();
  const find = async ({ pack, version }: { readonly pack: string; readonly version: number }) => {
    const gone = { conditions: { all: [{ fact: 'goneSince', operator: 'equal', value: 1 }] } };
    const content = aRulePack({ pack, rules: [aRule({ id: `of-${pack}`, ...(broken.has(pack) ? gone : {}) })] });
    return { pack, version, content, hash: pack, createdAt, createdBy: 'marketer' };
  };
  const rules = {
    ...{ catalogue: FIVE_FACTS, lists: new Map(), organisation: new Organisation([]), policy: aContactPolicy() },
    arbitration,
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
      use: { contactsOf: async () => taken.now } as never,
      responses,
      versions: new CompiledVersions({ catalogue: FIVE_FACTS }, scalarKernel),
      clock: Object.assign(aHandClock(), { now: () => ALL.cutOff }),
    });
  return { campaigns, offers, taken, responses, broken, make };
}

it('a run of all leaves out who cannot be decided by, says so each time, and decides by the others', async () => {
  const { broken, make } = await aWorld();
  broken.add('one-pack');
  const leftOut = await make().freeze(ALL);
  expect(leftOut).toMatchObject([{ campaignId: 'one', because: 'unreadable', round: null }]);
  broken.clear();
  await expect(make().freeze(ALL)).resolves.toEqual(leftOut);
  const { rules } = await make().of(ALL);
  expect(rules.map(({ campaignId }) => campaignId)).toEqual(['two']);
});

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

it('what was left of a limited offer then is left for all of the run: sold out is no candidate, not one that finds no place', async () => {
  const { make, offers, taken } = await aWorld();
  await make().freeze(ALL);
  expect((await make().of(ALL)).decision.left).toBeUndefined();
  offers.now = [anOffer({ id: 'keep-them', stock: 3 })];
  taken.now = { 'keep-them': 3 };
  const later = aRun({ campaignId: 'one', ruleVersion: { pack: 'one-pack', version: 1 } });
  await make().freeze(later);
  taken.now = {};
  const { decision, version } = await make().of(later);
  expect(version.pack.rules).toHaveLength(1);
  const match = matchedRule(aRule(), { campaignId: 'one', activatedAt: later.cutOff });
  const plan = decide([match], { customerId: 'c-1', sheet: {} }, decision);
  expect(plan.ranked).toEqual([]);
  expect(plan.left[0]?.left).toMatchObject({
    stage: 'validity',
    refusals: [{ code: 'OFFER_SOLD_OUT', component: 'keep-them', have: 0 }],
  });
});

it('a run of one campaign is frozen whatever its state', async () => {
  const { make } = await aWorld();
  const run = aRun({ campaignId: 'three', ruleVersion: { pack: 'three-pack', version: 1 } });
  await make().freeze(run);
  expect((await make().of(run)).rules.map(({ campaignId }) => campaignId)).toEqual(['three']);
});

it('rehearsed, a run decides as one that begins now would, and nothing is kept of it', async () => {
  const { make } = await aWorld();
  const run = aRun({ campaignId: 'three', ruleVersion: { pack: 'three-pack', version: 1 } });
  const frame = await make().rehearse(run);
  await expect(connection.collection('run_frames').countDocuments()).resolves.toBe(0);
  await make().freeze(run);
  const { rules, facts, runId } = await make().of(run);
  expect([frame.rules, frame.facts, frame.runId]).toEqual([rules, facts, runId]);
});

it('a campaign of a copied pack leaves customers alone as its own plan says', async () => {
  const { make, campaigns } = await aWorld();
  const [draft, suppression] = [await campaigns.find('one'), { after: [], holds: ['complaint-open'] }];
  if (!draft) throw new Error('there is a campaign');
  await campaigns.write(draft, { ...draft, plan: { ...campaignPlan(aPlaybookPlan()), suppression } });
  const run = aRun({ campaignId: 'one', ruleVersion: { pack: 'one-pack', version: 1 } });
  await make().freeze(run);
  expect((await make().of(run)).rules.map(({ holds }) => holds)).toEqual([['complaint-open']]);
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

it('what was learnt until then is frozen with it, whatever comes back afterwards', async () => {
  const { make, responses } = await aWorld();
  const counts = {
    offerId: 'keep-them',
    channel: 'email',
    day: '2026-11-01',
    shows: 400,
    acceptances: 20,
    answers: 30,
  };
  responses.counts = [counts];
  const enough = { shows: 100, acceptances: 5, days: 14 };
  const exploration = { ...PLAIN_ARBITRATION.exploration, enough };
  const rules = { ...PLAIN_ARBITRATION, exploration };
  const { make: again } = await aWorld(rules);
  await make().freeze(ALL);
  responses.counts = [];
  const frame = await again().find(ALL);
  expect(frame?.runId).toBe(ALL.id);
  expect(frame?.decision.chances?.chanceOf('keep-them', 'email')).toBeCloseTo(0.05, 6);
});

const SEGMENT = {
  any: [
    { fact: 'planCode', operator: 'in', value: ['$where', 'a.b'] },
    { not: { fact: 'arpuBand', operator: 'equal', value: 'LOW' } },
  ],
};

it('a segment that an influencer speaks to is frozen as text, and pushes the same customers afterwards', async () => {
  const title = { 'zh-CN': '推动', en: 'Push' };
  const from = '2026-10-01T00:00:00Z';
  const influencer = { id: 'push', title, points: 50, from, halfLifeDays: 30, scope: { when: SEGMENT } };
  const clamps = { lever: { least: 0.1, most: 3 }, value: { least: 0 } };
  const json = { ...PLAIN_ARBITRATION, clamps, influencers: [influencer] };
  const read = readArbitrationRules(json, { levers: [], catalogue: FIVE_FACTS });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { make } = await aWorld(read.value);
  await make().freeze(ALL);
  const kept = await connection.collection('run_frames').findOne({ _id: ALL.id as never });
  expect(typeof kept?.frozen.arbitration).toBe('string');
  const frame = await (await aWorld()).make().of(ALL);
  const offer = anOffer({ id: 'keep-them', value: 900 });
  const leverFor = (sheet: FactSheet) =>
    frame.decision.scales?.weigh({ offer, lever: 'retention', channel: 'email' }, sheet).score.l;
  expect(frame.decision.scales?.rules).toEqual(read.value);
  expect(leverFor({ planCode: 'a.b', arpuBand: 'LOW' })).toBeGreaterThan(1.1);
  expect(leverFor({ planCode: 'b', arpuBand: 'LOW' })).toBe(1);
});
