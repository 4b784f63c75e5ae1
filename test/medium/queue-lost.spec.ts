import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BullWakeUps } from '../../src/adapters/queue/bull-wake-ups.js';
import { prefixOf, producerConnection } from '../../src/adapters/queue/redis.js';
import { type Processors, QueueWorkers } from '../../src/adapters/queue/workers.js';
import { readRunStep } from '../../src/core/campaign/run-step.js';
import { SweepRuns } from '../../src/flows/sweep-runs.js';
import { testRedisUrl } from '../database.js';
import { aWorld, RUN } from '../flows/run.world.js';
import { eventually } from './eventually.js';

const place = { url: testRedisUrl(), prefix: prefixOf(`test_${randomBytes(5).toString('hex')}`) };
const redis = producerConnection(place.url);

/** Everything the queues keep, as after a loss of Redis; the server is shared, so only what is ours. */
async function emptyQueues(): Promise<number> {
  const keys: string[] = [];
  for await (const page of redis.scanStream({ match: `${place.prefix}:*`, count: 1_000 })) keys.push(...page);
  return keys.length === 0 ? 0 : redis.del(...keys);
}

beforeAll(() => redis.connect());
afterAll(async () => {
  await emptyQueues();
  redis.disconnect();
});

describe('queues emptied in the middle of a run', () => {
  it('are rung again by the sweep, and the run ends as if nothing had happened', async () => {
    const undisturbed = await aWorld();
    await undisturbed.all();

    const world = await aWorld();
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    world.watch.on = async (call, proceed) => {
      if (call !== 'decisions.save') return proceed();
      reached.resolve();
      await gate.promise;
      return proceed();
    };
    const nothing = async () => undefined;
    const processors: Processors = {
      evaluate: ({ runId, step, seq }) => world.flow.run(runId, readRunStep(step) ?? 'evaluate', seq),
      dispatch: nothing,
      events: nothing,
      imports: nothing,
      facts: nothing,
      ticks: nothing,
    };
    const bell = await BullWakeUps.open(place);
    world.work.ring = (refs) => bell.chunks(refs);
    const sweep = new SweepRuns(world.runs, world.campaigns, bell);
    await bell.chunks(await world.runs.openChunks(RUN.id));
    // A job whose keys are gone cannot be ended; BullMQ says so, and that is no fault of ours.
    const workers = QueueWorkers.start(place, processors, () => undefined);
    try {
      await reached.promise;
      expect(await emptyQueues()).toBeGreaterThan(0);
      gate.resolve();
      await eventually(async () => (await world.runs.progress(RUN.id)).done === 1);
      await expect(sweep.run()).resolves.toEqual({ rung: 1, finished: 0, filled: 0 });
      await eventually(async () => (await world.runs.find(RUN.id))?.state === 'done');
      expect(await world.left()).toEqual(await undisturbed.left());
    } finally {
      gate.resolve();
      await workers.close();
      await bell.close();
    }
  });
});
