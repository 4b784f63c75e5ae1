import { expect, it } from '@jest/globals';
import { DryRunSchema, dryRunAnswer } from '../../src/adapters/http/campaign/dry-run.js';
import { behindNumber, numbersOf } from '../../web/src/screens/campaigns/dry-run-numbers.ts';
import { aHoldouts } from '../builders/a-holdouts.js';
import { dryRun } from '../flows/dry-run.world.js';
import { aWorld } from '../flows/run.world.js';

const HELD = aHoldouts({ neverRotated: { version: '1', sharePct: 33 } });
const NOBODY = { name: null, msisdn: null };

/** What the interface answers for a small base, a third of which is held out. */
async function answered(share: number, each: number) {
  const found = await dryRun(await aWorld(undefined, { holdouts: HELD }), share, each);
  const items = found.people.map((one) => ({ ...one, ...NOBODY }));
  const answer = dryRunAnswer(found, share, each === 0 ? null : { each, items });
  return DryRunSchema.parse(JSON.parse(JSON.stringify(answer)));
}

it.each([1, 0.6])('every number of the page opens as many as it counts, over %s of the base', async (share) => {
  const all = await answered(share, 200);
  const numbers = numbersOf(all);
  expect(numbers.length).toBeGreaterThan(5);
  for (const { key, count } of numbers) {
    const { people = [] } = behindNumber(all, key) ?? {};
    expect([key, people.length]).toEqual([key, count]);
  }
});

it('of a long list it opens the beginning', async () => {
  const [all, one] = [await answered(1, 200), await answered(1, 1)];
  for (const { key, count } of numbersOf(all)) {
    const first = behindNumber(all, key)?.people.slice(0, 1);
    expect(behindNumber(one, key)).toEqual({ count, people: first });
  }
});

it('where nobody was to be named, or there is no such number, it opens nothing', async () => {
  expect([behindNumber(await answered(1, 0), 'matched'), behindNumber(await answered(1, 1), 'x')]).toEqual([
    null,
    null,
  ]);
});
