import { describe, expect, it } from '@jest/globals';
import { aResponse, tellAll } from '../builders/a-response.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { REACHABLE } from './all-campaigns.world.js';
import { aWorld } from './run.world.js';

const people = { ann: REACHABLE, bob: REACHABLE, cat: REACHABLE, dan: REACHABLE };
const sendTime = { minResponses: 3, neighbourWeight: 0.5 };

/** Answers at eight in the evening in Tokyo. */
function answersOf(customerId: string, days: readonly number[], change: Parameters<typeof aResponse>[0] = {}) {
  return days.map((day) => {
    const at = new Date(Date.UTC(2026, 9, day, 11, 20));
    return aResponse({ id: `${customerId}-${day}`, customerId, channel: 'email', outcome: 'declined', at, ...change });
  });
}

async function theRun(policy: { readonly sendTime?: typeof sendTime }) {
  const responses = new FakeResponseStore();
  await tellAll(responses, [
    ...answersOf('ann', [1, 8, 15]),
    ...answersOf('bob', [1, 8]),
    ...answersOf('cat', [1, 8, 15], { channel: 'sms' }),
    ...answersOf('dan', [1, 8, 15], { outcome: 'presented' }),
  ]);
  const world = await aWorld(undefined, { people, caps: [], responses, policy });
  await world.all();
  const { outreach, decisions } = await world.left();
  const due = Object.fromEntries(outreach.map(({ customerId, dueAt }) => [customerId, dueAt.toISOString()]));
  return { due, decisions, world };
}

describe('the hour a customer answers at', () => {
  it('is learnt from their own answers on the channel, and a run sends then', async () => {
    const { due } = await theRun({ sendTime });
    expect(due.ann).toBe('2026-11-03T11:00:00.000Z');
    expect(new Set([due.bob, due.cat, due.dan]).size).toBe(1);
    expect(due.bob).not.toBe(due.ann);
  });

  it('is asked of nobody where there are no rules for it', async () => {
    const { due } = await theRun({});
    expect(due.ann).toBe(due.bob);
  });

  it('is kept with the run: worked out again, the decision is the same', async () => {
    const { decisions, world } = await theRun({ sendTime });
    const own = decisions.find(({ customerId }) => customerId === 'ann');
    if (own === undefined) throw new Error('nothing was decided for ann');
    await expect(world.recorded.again(own)).resolves.toEqual(own);
  });
});
