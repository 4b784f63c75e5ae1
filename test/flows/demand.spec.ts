import { expect, it } from '@jest/globals';
import type { Product } from '../../src/core/offer/product.js';
import { aWorld, RUN } from './run.world.js';

const FIBRE: Product = {
  id: 'fibre',
  title: { 'zh-CN': '光纤', en: 'Fibre' },
  kind: 'broadband',
  owner: 'own',
  version: 1,
  excludes: [],
  cannibalises: [],
  requires: [],
  needsServiceability: true,
};

async function afterARun(sold: readonly Product[]) {
  const { given, all, decisions } = await aWorld(undefined, { sold });
  await all();
  const offered = (await decisions.ofRun(RUN.id, null, 100)).flatMap(({ outcome }) =>
    outcome.kind === 'scheduled' ? [outcome.planned.offerId] : [],
  );
  return { demand: await given.demands.counts(null, 10), offered };
}

it('what nobody can be delivered is offered to nobody, the next best is, and the demand is counted', async () => {
  const { demand, offered } = await afterARun([FIBRE]);
  expect(offered).not.toContain('keep');
  expect(offered).toContain('thank');
  expect(demand).toEqual([
    { product: 'fibre', orgNode: null, customers: expect.any(Number), first: RUN.cutOff, last: RUN.cutOff },
  ]);
  expect(demand[0]?.customers).toBeGreaterThan(0);
});

it.each<[string, readonly Product[]]>([
  ['a product that is deliverable everywhere', [{ ...FIBRE, needsServiceability: false }]],
  ['no product at all', []],
])('%s is offered as any', async (_case, sold) => {
  const { demand, offered } = await afterARun(sold);
  expect(offered).toContain('keep');
  expect(demand).toEqual([]);
});
