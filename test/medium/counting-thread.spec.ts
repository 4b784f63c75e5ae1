import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ThreadCounting } from '../../src/adapters/threads/thread-counting.js';
import { type App, openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { CountRuleFunnel, type ReachedFunnel } from '../../src/flows/count-rule-funnel.js';
import { LearnFatigue, type LearntFatigue } from '../../src/flows/learn-fatigue.js';
import { AssignmentStore } from '../../src/flows/ports/assignment-store.js';
import { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { FactKeeper } from '../../src/flows/ports/fact-keeper.js';
import { OfferStore } from '../../src/flows/ports/offer-store.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { type CampaignAssignments, ReadAssignmentHealth } from '../../src/flows/read-assignment-health.js';
import { ReadPlaybook } from '../../src/flows/read-playbook.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aCustomer } from '../builders/a-customer.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { anAssignment } from '../builders/an-assignment.js';
import { anOffer } from '../builders/an-offer.js';
import { compiled } from '../compiled.js';
import { testDatabase, testRedisUrl } from '../database.js';

const dataDir = mkdtempSync(join(tmpdir(), 'tidemark-counting-'));
const config = readConfig({
  MONGODB_URI: testDatabase(),
  REDIS_URL: testRedisUrl(),
  TIDEMARK_DATA: dataDir,
  TIDEMARK_CLOCK: '2026-11-02T18:00:00Z',
  TIDEMARK_LOG_LEVEL: 'fatal',
});
const CURRENT = { all: [{ fact: 'relationship', operator: 'equal', value: 'current' }] };
const PACK = aRulePack({ pack: 'here', rules: [aRule({ id: 'is-current', conditions: CURRENT })] });
/** The whole product, compiled: the thread opens it by itself, as that of the api does. */
const product = compiled(['']);
const open: (() => unknown)[] = [];
let app: App;
let counting: ThreadCounting;

beforeAll(async () => {
  app = await openApp(config);
  open.push(() => app.close());
  counting = new ThreadCounting({ script: product.file('counts.ts'), data: config, tell: () => undefined });
  open.push(() => counting.close());
  const customers = ['c-1', 'c-2', 'c-3'].map((id) => ({ customer: aCustomer({ id }), contentHash: id }));
  await app.get(CustomerStore).apply(customers);
  await app.get(OfferStore).save(anOffer({ id: aRule().event.params.offerId }));
  await app.get(RulePackStore).save(PACK, 'first', 'ann', app.clock.now());
});
afterAll(async () => {
  for (const close of open.reverse()) await close();
  product.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Business time goes on between two counts. */
const asOfAnyTime = (found: ReachedFunnel) => ({ ...found, asOf: 'any time' });

const FUNNEL = { pack: 'here', rule: 'is-current', share: 1 };

it('the thread keeps columns at hand, and counts what the process counts by reading, folded or not', async () => {
  const models = { models: 1, modelsHash: app.rules.business.modelsHash };
  const keeper = app.get(FactKeeper);
  await keeper.ranges(models);
  await keeper.rebuild({ from: 0, to: PLACES }, models, app.clock.now());
  const both = async () => {
    const [here, there] = [await app.get(CountRuleFunnel).run(FUNNEL), await counting.run(CountRuleFunnel, FUNNEL)];
    expect(asOfAnyTime(there)).toEqual(asOfAnyTime(here));
    return [there.customers, there.matched];
  };
  await expect(both()).resolves.toEqual([3, 3]);
  const changes = [aCustomer({ id: 'c-1', relationship: 'former' }), aCustomer({ id: 'c-4' })];
  await app.get(CustomerStore).apply(changes.map((customer) => ({ customer, contentHash: `${customer.id}, changed` })));
  await expect(both()).resolves.toEqual([4, 3]);
  await keeper.fold({ from: 0, to: PLACES }, models, app.clock.now());
  await expect(both()).resolves.toEqual([4, 3]);
  expect((await app.get(FactBlocks).held(['relationship'], app.clock.now())) ?? 'nothing is held here').toBe(
    'nothing is held here',
  );
});

it('a flow answers from its thread what it answers in the process, and refuses there what it refuses here', async () => {
  const [here, there] = [await app.get(CountRuleFunnel).run(FUNNEL), await counting.run(CountRuleFunnel, FUNNEL)];
  expect(asOfAnyTime(there)).toEqual(asOfAnyTime(here));
  expect(there.reach.matched).toBe(3);
  const playbook = { origin: null, share: 1 };
  await expect(counting.run(ReadPlaybook, playbook)).resolves.toEqual(await app.get(ReadPlaybook).run(playbook));
  await expect(counting.run(CountRuleFunnel, { ...FUNNEL, rule: 'none' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    problems: [{ code: 'RULE_NOT_FOUND' }],
  });
});

it('the thread learns from contacts and looks at assignments as the process does', async () => {
  await app
    .get(AssignmentStore)
    .record([
      anAssignment({ campaignId: 'spring', unit: 'c-1' }),
      anAssignment({ campaignId: 'spring', unit: 'c-2', arm: 'control', from: 0, to: 1_000 }),
      anAssignment({ campaignId: 'other', unit: 'c-2' }),
    ]);
  const spring = { id: 'spring', title: { 'zh-CN': '春', en: 'Spring' }, pack: 'here', state: 'draft' } as const;
  await app.get(CampaignStore).insert({ ...spring, createdAt: app.clock.now() });
  const row = aContactRow({ customerId: 'c-1', dueAt: new Date(app.clock.now().getTime() - 86_400_000) });
  await app.get(ContactLedger).reserve(row, app.rules.business.policy, app.clock.now());
  await app.get(ContactLedger).markSent('c-1', row.outreachId, row.dueAt);

  const learnt = await counting.run<undefined, LearntFatigue>(LearnFatigue, undefined);
  expect([learnt.customers, learnt.pressed]).toEqual([1, (await app.get(LearnFatigue).run()).pressed]);
  const found = await counting.run<string, CampaignAssignments>(ReadAssignmentHealth, 'spring');
  expect({ ...found, asOf: 0, reachedSince: 0 }).toEqual({
    ...(await app.get(ReadAssignmentHealth).run('spring')),
    ...{ asOf: 0, reachedSince: 0 },
  });
  expect(found).toMatchObject({ units: 2, overlaps: [{ campaignId: 'other', control: { units: 1 } }] });
  await expect(counting.run(ReadAssignmentHealth, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
