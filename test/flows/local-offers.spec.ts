import { expect, it } from '@jest/globals';
import type { LocalOffer } from '../../src/core/offer/local-offer.js';
import { aWorld, RUN } from './run.world.js';

async function afterARun(said: readonly LocalOffer[]) {
  const { all, decisions, left } = await aWorld(undefined, { said });
  await all();
  const made = await decisions.ofRun(RUN.id, null, 100);
  const offered = made.flatMap(({ outcome }) => (outcome.kind === 'scheduled' ? [outcome.planned.offerId] : []));
  const told = made.flatMap(({ candidates }) =>
    candidates.flatMap(({ offerId, left }) =>
      offerId === 'keep' ? (left?.refusals ?? []).map(({ code }): string => code) : [],
    ),
  );
  // The offer is that of the first rule: who has nothing else has an entry of it.
  const entries = (await left()).refused.flatMap((entry) => / 0 (\w+)$/.exec(entry)?.[1] ?? []);
  return { offered, refused: new Set<string>([...told, ...entries]) };
}

it('an offer that a node does not make is made to nobody there, the next best is, and the record says why', async () => {
  const { offered, refused } = await afterARun([{ offer: 'keep', orgNode: 'P', offered: false }]);
  expect(offered).not.toContain('keep');
  expect(offered).toContain('thank');
  expect(refused).toContain('NOT_OFFERED_HERE');
});

it('an offer that ends sooner at a node has ended there', async () => {
  const { offered, refused } = await afterARun([{ offer: 'keep', orgNode: 'P', validUntil: new Date(0) }]);
  expect(offered).not.toContain('keep');
  expect(refused).toContain('OFFER_ENDED');
});

it.each<[string, readonly LocalOffer[]]>([
  ['other limits there', [{ offer: 'keep', orgNode: 'P', limits: { 'zh-CN': '限', en: 'Only here' } }]],
  ['another offer is not made there', [{ offer: 'other', orgNode: 'P', offered: false }]],
  ['it is not made elsewhere', [{ offer: 'keep', orgNode: 'N', offered: false }]],
])('it is made where %s', async (_case, said) => {
  expect((await afterARun(said)).offered).toContain('keep');
});
