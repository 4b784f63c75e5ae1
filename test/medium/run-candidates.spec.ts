import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type App, openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { kindOf, type RunStep } from '../../src/core/campaign/run-step.js';
import { AllocateRun } from '../../src/flows/allocate-run.js';
import { ConcludeChunk } from '../../src/flows/conclude-chunk.js';
import { EvaluateChunk } from '../../src/flows/evaluate-chunk.js';
import { ForgetCustomer } from '../../src/flows/forget-customer.js';
import { ListRunCandidates } from '../../src/flows/list-run-candidates.js';
import { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { FactKeeper } from '../../src/flows/ports/fact-keeper.js';
import { OfferStore } from '../../src/flows/ports/offer-store.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { RunStore } from '../../src/flows/ports/run-store.js';
import { ReadFunnel } from '../../src/flows/read-funnel.js';
import { ReserveChunk } from '../../src/flows/reserve-chunk.js';
import { StartRun } from '../../src/flows/start-run.js';
import { aConsent, aCustomer, type CustomerChange } from '../builders/a-customer.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { testDatabase, testRedisUrl } from '../database.js';

const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-run-candidates-'));
const uri = testDatabase();
const PEOPLE = 40;
const is = (fact: string, value: unknown) => ({ all: [{ fact, operator: 'equal', value }] });
/** A winner, and two that are alike and come to nothing. */
const PACK = aRulePack({
  pack: 'twice',
  rules: ['one', 'two', 'three'].map((id) => aRule({ id, conditions: is('relationship', 'current') })),
});
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
  const control = { sharePct: 30, version: '1' };
  const campaign = {
    id: 'twice',
    title,
    pack: PACK.pack,
    control,
    state: 'active',
    createdAt: app.clock.now(),
  } as const;
  await app.get(CampaignStore).insert(campaign);
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

const those = (is: (index: number) => boolean) =>
  Array.from({ length: PEOPLE }, (_one, index) => index)
    .filter(is)
    .map((index) => `c-${index}`)
    .sort();

/** Page after page: however small they are, candidates and forgotten come to what the reason counts. */
async function toldOfReasons(runId: string) {
  const { reasons } = await app.get(ReadFunnel).run(runId);
  const told = new Map<string, { readonly of: readonly string[]; readonly forgotten: number }>();
  for (const { stage, code, count } of reasons) {
    const listed = async (limit: number) => {
      const of: string[] = [];
      let forgotten = 0;
      for (let after: string | null | undefined = null; after !== undefined; ) {
        const page = await app.get(ListRunCandidates).run({ runId, stage, code, after, limit });
        expect([page.items.length <= limit, page.expired]).toEqual([true, false]);
        of.push(...page.items.map(({ customerId, campaignId, rule }) => `${customerId} ${campaignId} ${rule.id}`));
        forgotten += page.forgotten;
        after = page.next ?? undefined;
      }
      return { of, forgotten };
    };
    const whole = await listed(500);
    expect([code, new Set(whole.of).size, whole.of.length + whole.forgotten]).toEqual([code, whole.of.length, count]);
    for (const limit of [1, 3, 7]) await expect(listed(limit)).resolves.toEqual(whole);
    told.set(`${stage} ${code}`, { ...whole, of: whole.of.toSorted() });
  }
  return told;
}

it('the candidates behind each reason are as many as it counts, at every step of a run and with several rules', async () => {
  const runId = await begun('twice', 'conclude');
  const refused = those((index) => index % 5 !== 0 && index % 4 === 0);
  const byConsent = refused.flatMap((id) => ['one', 'three', 'two'].map((rule) => `${id} twice ${rule}`)).sort();
  const early = await toldOfReasons(runId);
  expect([...early.values()].some(({ of }) => of.join() === byConsent.join())).toBe(true);
  await work(runId);
  const late = await toldOfReasons(runId);
  const { rows } = await app.get(ReadFunnel).run(runId);
  const heldOut = rows.find(({ code }) => code === 'HELD_OUT_CAMPAIGN')?.count ?? 0;
  expect(heldOut).toBeGreaterThan(0);
  expect(late.get('holdout HELD_OUT_CAMPAIGN')?.of).toHaveLength(heldOut);
  // Of three rules that are alike one wins, or is held out: the others were outranked by it.
  const alike = those((index) => index % 5 !== 0 && index % 4 !== 0).length;
  expect([...late].find(([key]) => key.endsWith('OUTRANKED'))?.[1].of).toHaveLength(2 * alike);
  await app.get(ForgetCustomer).run({ id: refused[0] ?? '', by: 'ann' });
  const after = await toldOfReasons(runId);
  expect([...after.values()].reduce((sum, { forgotten }) => sum + forgotten, 0)).toBe(3);
});
