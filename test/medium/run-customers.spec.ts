import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type App, openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { kindOf, type RunStep } from '../../src/core/campaign/run-step.js';
import type { UnnamedBar } from '../../src/core/decision/run/chunk-members.js';
import { AllocateRun } from '../../src/flows/allocate-run.js';
import { ConcludeChunk } from '../../src/flows/conclude-chunk.js';
import { EvaluateChunk } from '../../src/flows/evaluate-chunk.js';
import { ForgetCustomer } from '../../src/flows/forget-customer.js';
import { ListRunCustomers } from '../../src/flows/list-run-customers.js';
import { MergeCustomers } from '../../src/flows/merge-customers.js';
import { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { FactKeeper } from '../../src/flows/ports/fact-keeper.js';
import { OfferStore } from '../../src/flows/ports/offer-store.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { RunAudit } from '../../src/flows/ports/run-audit.js';
import { RunStore } from '../../src/flows/ports/run-store.js';
import { ReadFunnel } from '../../src/flows/read-funnel.js';
import { ReserveChunk } from '../../src/flows/reserve-chunk.js';
import { StartRun } from '../../src/flows/start-run.js';
import { StopRun } from '../../src/flows/stop-run.js';
import { aConsent, aCustomer, type CustomerChange } from '../builders/a-customer.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { testDatabase, testRedisUrl } from '../database.js';

const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-run-customers-'));
const uri = testDatabase();
const PEOPLE = 40;
const is = (fact: string, value: unknown) => ({ all: [{ fact, operator: 'equal', value }] });
const PACK = aRulePack({ rules: [aRule({ conditions: is('relationship', 'current') })] });
let app: App;

/** Of forty every fifth has left, every third is senior, every fourth wants no mail. */
function person(index: number, change: CustomerChange = {}) {
  return aCustomer({
    id: `c-${index}`,
    relationship: index % 5 === 0 ? 'former' : 'current',
    consents: [aConsent({ channel: 'email', granted: index % 4 !== 0 })],
    ...change,
    personal: { msisdn: `+1202555${1_000 + index}`, email: `c-${index}@example.invalid` },
    basic: { senior: index % 3 === 0 },
  });
}

const store = (people: readonly ReturnType<typeof person>[], as: string) =>
  app.get(CustomerStore).apply(people.map((customer) => ({ customer, contentHash: `${customer.id} ${as}` })));

beforeAll(async () => {
  app = await openApp(
    readConfig({
      MONGODB_URI: uri,
      REDIS_URL: testRedisUrl(),
      TIDEMARK_DATA: dataDir,
      TIDEMARK_CLOCK: '2026-11-02T18:00:00Z',
      TIDEMARK_LOG_LEVEL: 'fatal',
      TIDEMARK_CHUNK_CUSTOMERS: '6',
    }),
  );
  await app.get(FactKeeper).ranges({ models: 1, modelsHash: app.rules.business.modelsHash });
  await store(
    Array.from({ length: PEOPLE }, (_one, index) => person(index)),
    'first',
  );
  await app.get(OfferStore).save(anOffer({ id: aRule().event.params.offerId }));
  await app.get(RulePackStore).save(PACK, 'first', 'ann', app.clock.now());
  const title = { 'zh-CN': '活动', en: 'Campaign' };
  const campaign = { title, pack: PACK.pack, state: 'active', createdAt: app.clock.now() } as const;
  await app.get(CampaignStore).insert({ ...campaign, id: 'everybody' });
  await app.get(CampaignStore).insert({ ...campaign, id: 'juniors', audience: is('senior', false) });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Works off what is open, up to a step that is left. */
async function work(runId: string, upTo?: RunStep): Promise<void> {
  const flows = { evaluate: EvaluateChunk, allocate: AllocateRun, reserve: ReserveChunk, conclude: ConcludeChunk };
  for (;;) {
    const [open] = await app.get(RunStore).openChunks(runId);
    if (open === undefined || open.step === upTo) return;
    await app.get<{ run: EvaluateChunk['run'] }>(flows[kindOf(open.step)]).run(runId, open.step, open.seq);
  }
}

let begunRuns = 0;

async function begun(campaignId: string, upTo?: RunStep): Promise<string> {
  begunRuns += 1;
  const plannedAt = new Date(Date.UTC(2026, 10, 2, 17, begunRuns));
  const { id } = await app.get(StartRun).run({ campaignId, by: 'ann', plannedAt });
  await work(id, upTo);
  return id;
}

async function numberOf(runId: string, bar: UnnamedBar): Promise<number> {
  const { rows } = await app.get(ReadFunnel).run(runId);
  return rows.find(({ key }) => key === bar)?.count ?? 0;
}

/** Page after page. */
async function listOf(runId: string, bar: UnnamedBar, limit: number) {
  const ids: string[] = [];
  let [forgotten, expired] = [0, false];
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const page = await app.get(ListRunCustomers).run({ runId, bar, after, limit });
    ids.push(...page.customerIds);
    forgotten += page.forgotten;
    expired ||= page.expired;
    after = page.next ?? undefined;
  }
  expect(new Set(ids).size).toBe(ids.length);
  return { ids, forgotten, expired };
}

/** However small the pages are, the list comes to the number of the bar. */
async function told(runId: string, bar: UnnamedBar) {
  const number = await numberOf(runId, bar);
  const whole = await listOf(runId, bar, 500);
  expect(whole.ids.length + whole.forgotten).toBe(number);
  for (const limit of [1, 3, 6, 7]) await expect(listOf(runId, bar, limit)).resolves.toEqual(whole);
  return { ...whole, number, ids: whole.ids.toSorted() };
}

const those = (is: (index: number) => boolean) =>
  Array.from({ length: PEOPLE }, (_one, index) => index)
    .filter(is)
    .map((index) => `c-${index}`)
    .sort();

it('list and number are equal while a run is worked on, and after it is stopped', async () => {
  const runId = await begun('everybody', 'conclude');
  const undecided = those((index) => index % 5 !== 0 && index % 4 !== 0);
  await expect(told(runId, 'evaluated')).resolves.toMatchObject({ ids: those(() => true), forgotten: 0 });
  await expect(told(runId, 'undecided')).resolves.toMatchObject({ ids: undecided, forgotten: 0, expired: false });
  await expect(told(runId, 'matched')).resolves.toMatchObject({ ids: those((index) => index % 5 !== 0) });
  const [open] = await app.get(RunStore).openChunks(runId);
  if (open === undefined) throw new Error('nothing is left to conclude');
  await app.get(ConcludeChunk).run(runId, open.step, open.seq);
  const fewer = await told(runId, 'undecided');
  expect([fewer.ids.length < undecided.length, undecided]).toEqual([true, expect.arrayContaining(fewer.ids)]);
  await app.get(StopRun).run({ runId, by: 'ann', reason: 'a test' });
  await work(runId);
  await expect(told(runId, 'undecided')).resolves.toEqual(fewer);
  await expect(told(runId, 'evaluated')).resolves.toMatchObject({ ids: those(() => true) });
});

it('who left before the end of the run is listed before it, too, and after the run is stopped', async () => {
  const runId = await begun('everybody', 'conclude');
  const refused = those((index) => index % 5 !== 0 && index % 4 === 0);
  const listed = async () => {
    const { items } = await app.get(RunAudit).page({ runId, after: null, limit: 100, outcome: 'refused' });
    return items.map(({ decision, trace }) => `${decision.customerId} ${trace}`).sort();
  };
  const { rows } = await app.get(ReadFunnel).run(runId);
  const counts = rows.filter(({ step }) => step === 'refused').map(({ count }) => count);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(refused.length);
  await expect(listed()).resolves.toEqual(refused.map((id) => `${id} recomputed`));
  await app.get(StopRun).run({ runId, by: 'ann', reason: 'a test' });
  await work(runId);
  await expect(listed()).resolves.toEqual(refused.map((id) => `${id} recomputed`));
});

it('of a campaign for a part of the base only those whom it is for are behind the bar', async () => {
  const runId = await begun('juniors');
  await expect(told(runId, 'evaluated')).resolves.toMatchObject({
    ids: those((index) => index % 3 !== 0),
    forgotten: 0,
  });
  await expect(told(runId, 'undecided')).resolves.toMatchObject({ ids: [], number: 0 });
  // The offer is to be open for nobody whom the next run asks.
  await app.get(StopRun).run({ runId, by: 'ann', reason: 'a test' });
});

it('who was edited or merged since is still there, who was forgotten is counted and named nowhere', async () => {
  const runId = await begun('juniors', 'conclude');
  const [evaluated, undecided] = [await told(runId, 'evaluated'), await told(runId, 'undecided')];
  // All three are junior, current and to be reached by mail.
  await store([person(1, { relationship: 'former', consents: [] })], 'edited');
  await app.get(MergeCustomers).run({ primaryId: 'c-2', otherId: 'c-7', by: 'ann' });
  await app.get(ForgetCustomer).run({ id: 'c-11', by: 'ann' });
  const without = ({ ids, ...rest }: typeof evaluated) => {
    return { ...rest, ids: ids.filter((id) => id !== 'c-11'), forgotten: 1 };
  };
  expect([evaluated.ids, undecided.ids].map((ids) => ids.includes('c-11'))).toEqual([true, true]);
  expect(undecided.ids).toEqual(expect.arrayContaining(['c-1', 'c-2', 'c-7']));
  await expect(told(runId, 'evaluated')).resolves.toEqual(without(evaluated));
  await expect(told(runId, 'undecided')).resolves.toEqual(without(undecided));
});

it('after 90 days it is said that nobody is known any more', async () => {
  const runId = await begun('everybody');
  await app.mongo.collection('run_copies').deleteMany({ runId });
  await expect(listOf(runId, 'evaluated', 50)).resolves.toEqual({ ids: [], forgotten: 0, expired: true });
  await app.mongo.collection<{ _id: string }>('run_frames').deleteMany({ _id: runId });
  await expect(listOf(runId, 'evaluated', 50)).resolves.toEqual({ ids: [], forgotten: 0, expired: true });
});

it('a run that nobody knows is not found', async () => {
  const asked = { runId: 'no|20261102T180000Z', bar: 'evaluated', after: null, limit: 1 } as const;
  await expect(app.get(ListRunCustomers).run(asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
