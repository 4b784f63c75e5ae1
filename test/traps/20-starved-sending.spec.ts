import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BullWakeUps } from '../../src/adapters/queue/bull-wake-ups.js';
import { prefixOf, producerConnection } from '../../src/adapters/queue/redis.js';
import { type Processors, QueueWorkers } from '../../src/adapters/queue/workers.js';
import { testRedisUrl } from '../database.js';
import { eventually } from '../medium/eventually.js';

const place = { url: testRedisUrl(), prefix: prefixOf(`test_${randomBytes(5).toString('hex')}`) };
const redis = producerConnection(place.url);

beforeAll(() => redis.connect());
afterAll(async () => {
  for await (const page of redis.scanStream({ match: `${place.prefix}:*`, count: 1_000 })) {
    if (page.length > 0) await redis.del(...page);
  }
  redis.disconnect();
});

/** All audience work: a chunk of a run, a file, a fold. What it is asked for takes until `gate` opens. */
function busy(gate: Promise<void>, heard: string[]): Processors {
  const slow = (name: string) => async () => {
    heard.push(name);
    await gate;
  };
  return {
    evaluate: slow('evaluate'),
    events: async () => undefined,
    imports: slow('imports'),
    facts: slow('facts'),
    dispatch: async ({ shard }) => void heard.push(`shard ${shard}`),
    ticks: async ({ schedule }) => void heard.push(schedule),
  };
}

describe('audience work that starves sending', () => {
  it('trap 20: what is due is dispatched while a run of a thousand chunks, an import and a fold are being worked on', async () => {
    const gate = Promise.withResolvers<void>();
    const heard: string[] = [];
    const bell = await BullWakeUps.open(place);
    const refs = Array.from(
      { length: 1_000 },
      (_, seq) => ({ runId: 'r', step: 'evaluate', seq, attempt: 0 }) as const,
    );
    await bell.chunks(refs);
    await bell.importFile('import-1');
    await bell.facts(null);
    const workers = QueueWorkers.start(place, busy(gate.promise, heard), () => undefined);
    try {
      await eventually(() => ['evaluate', 'imports', 'facts'].every((name) => heard.includes(name)));
      await bell.dispatch([1, 2, 3]);
      await bell.upsertSchedules();
      await eventually(() => ['shard 1', 'shard 2', 'shard 3', 'sweep-runs'].every((one) => heard.includes(one)));
      // None of the chunks is done, and one at a time is worked on.
      expect(heard.filter((one) => one === 'evaluate')).toHaveLength(1);
    } finally {
      for await (const page of redis.scanStream({ match: `${place.prefix}:evaluate:wait`, count: 10 })) {
        if (page.length > 0) await redis.del(...page);
      }
      gate.resolve();
      await workers.close();
      await bell.close();
    }
  });
});
