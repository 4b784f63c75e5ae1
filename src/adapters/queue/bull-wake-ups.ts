import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { ChunkRef } from '../../flows/ports/run-store.js';
import { WakeUps } from '../../flows/ports/wake-ups.js';
import { type Payload, QUEUE_NAMES, QUEUES, type QueueName } from './queues.js';
import { producerConnection, type RedisPlace } from './redis.js';
import { SCHEDULE_NAMES, SCHEDULES } from './schedules.js';

const BATCH = 1_000;

/** Rings by adding jobs. The store is the truth, so a ring that fails is only a delay until the next sweep. */
export class BullWakeUps extends WakeUps {
  private constructor(
    private readonly redis: Redis,
    private readonly queues: { readonly [N in QueueName]: Queue },
  ) {
    super();
  }

  static async open(place: RedisPlace): Promise<BullWakeUps> {
    const redis = producerConnection(place.url);
    await redis.connect();
    const made = QUEUE_NAMES.map((name) => {
      const queue = new Queue(name, {
        connection: redis,
        prefix: place.prefix,
        defaultJobOptions: QUEUES[name].options,
        streams: { events: { maxLen: 100 } },
      });
      queue.on('error', () => undefined);
      return [name, queue] as const;
    });
    return new BullWakeUps(redis, Object.fromEntries(made) as { [N in QueueName]: Queue });
  }

  async chunks(chunks: readonly ChunkRef[]): Promise<void> {
    for (let start = 0; start < chunks.length; start += BATCH) {
      const page = chunks.slice(start, start + BATCH);
      await this.queues.evaluate.addBulk(
        page.map(({ runId, step, seq, attempt }) => ({
          name: 'chunk',
          data: { runId, step, seq } satisfies Payload<'evaluate'>,
          opts: { jobId: `${runId}-${step}-${seq}-a${attempt}` },
        })),
      );
    }
  }

  async dispatch(shards: readonly number[]): Promise<void> {
    if (shards.length === 0) return;
    await this.queues.dispatch.addBulk(
      shards.map((shard) => ({
        name: 'shard',
        data: { shard } satisfies Payload<'dispatch'>,
        opts: { deduplication: { id: `shard-${shard}` } },
      })),
    );
  }

  async importFile(importId: string): Promise<void> {
    await this.queues.imports.add('file', { importId } satisfies Payload<'imports'>);
  }

  override async facts(customerId: string | null): Promise<void> {
    await this.queues.facts.add('fold', { customerId } satisfies Payload<'facts'>, {
      deduplication: { id: customerId === null ? 'all' : `one-${customerId}` },
    });
  }

  override async events(eventIds: readonly string[]): Promise<void> {
    for (let start = 0; start < eventIds.length; start += BATCH) {
      await this.queues.events.addBulk(
        eventIds.slice(start, start + BATCH).map((eventId) => ({
          name: 'event',
          data: { eventId } satisfies Payload<'events'>,
          // An id of a source may hold what the id of a job may not.
          opts: { jobId: `event-${encodeURIComponent(eventId)}` },
        })),
      );
    }
  }

  /** Tickers live in Redis only, so whoever works puts them (back) there. */
  async upsertSchedules(): Promise<void> {
    for (const schedule of SCHEDULE_NAMES) {
      await this.queues.ticks.upsertJobScheduler(
        schedule,
        { every: SCHEDULES[schedule].everyMs },
        { name: schedule, data: { schedule }, opts: QUEUES.ticks.options },
      );
    }
  }

  /** Whether ticks that were due so long ago lie there untaken: a worker that listens promotes and takes them. */
  async hasOverdueTicks(overdueMs: number): Promise<boolean> {
    const edge = Date.now() - overdueMs;
    if ((await this.queues.ticks.getDelayedCount(edge)) > 0) return true;
    const [oldest] = await this.queues.ticks.getJobs(['wait'], 0, 0, true);
    return oldest !== undefined && oldest.timestamp + oldest.delay < edge;
  }

  async ping(): Promise<void> {
    await this.redis.ping();
  }

  /** The connection, for what else needs a quick answer from Redis: log-in throttling. */
  get connection(): Redis {
    return this.redis;
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.queues).map((queue) => queue.close()));
    this.redis.disconnect();
  }
}
