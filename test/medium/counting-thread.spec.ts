import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ThreadCounting } from '../../src/adapters/threads/thread-counting.js';
import { type App, openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { PLACES } from '../../src/core/kit/hash.js';
import { CountRuleFunnel, type ReachedFunnel } from '../../src/flows/count-rule-funnel.js';
import { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { FactKeeper } from '../../src/flows/ports/fact-keeper.js';
import { OfferStore } from '../../src/flows/ports/offer-store.js';
import { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { ReadPlaybook } from '../../src/flows/read-playbook.js';
import { aCustomer } from '../builders/a-customer.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
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
