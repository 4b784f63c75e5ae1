import { expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { ReadPlaybook } from '../../src/flows/read-playbook.js';
import { aCustomer } from '../builders/a-customer.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeFactBlocks } from '../fakes/fake-fact-blocks.js';
import { FakePlanStore } from '../fakes/fake-plan-store.js';
import { FakeRulePackStore } from '../fakes/fake-rule-pack-store.js';

const { business, packs } = await loadRuleFiles('rules');

async function aPlaybook() {
  const [store, plans, clock] = [new FakeRulePackStore(), new FakePlanStore(), new FakeClock()];
  for (const { pack } of packs) await store.save(pack, pack.pack, 'seed', clock.now());
  await plans.seed(packs.flatMap(({ plan }) => plan ?? []));
  const serviceable = aCustomer({ id: 'c-1', origin: 'synthetic', business: { serviceable: ['converged-bundle'] } });
  const facts = new FakeFactBlocks(business, [serviceable, aCustomer({ id: 'c-2', origin: 'table' })]);
  const flow = new ReadPlaybook(business, store, plans, facts, clock);
  return async (origin: string | null) => {
    const { customers, packs: entries } = await flow.run({ origin, share: 1 });
    return { customers, entries, of: (pack: string) => entries.find((one) => one.pack === pack) };
  };
}

it('every shipped pack is there with its plan, and no lever is doubted', async () => {
  const { customers, entries } = await (await aPlaybook())(null);
  expect([customers, entries.length]).toEqual([2, packs.length]);
  expect(entries.filter(({ plan, pack }) => plan?.pack !== pack)).toEqual([]);
  expect(entries.flatMap(({ doubts }) => doubts)).toEqual([]);
});

it('what nobody of an origin has is lacking for that origin, and not for another', async () => {
  const ask = await aPlaybook();
  const [all, table, nobody] = [await ask(null), await ask('table'), await ask('nobody')];
  expect([all.customers, table.customers, nobody.customers]).toEqual([2, 1, 0]);
  expect(all.of('26-single-to-bundle')?.facts).toContain('serviceableConverged');
  expect(table.of('26-single-to-bundle')?.lacking).toContain('serviceableConverged');
  expect(nobody.of('26-single-to-bundle')?.facts).toEqual([]);
});

it('what a rule can be answered without is never lacking', async () => {
  const { of } = await (await aPlaybook())('nobody');
  expect(of('26-single-to-bundle')?.lacking).not.toContain('billVsOwnMeanPct');
});
