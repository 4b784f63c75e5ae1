import type { JobsOptions, WorkerOptions } from 'bullmq';
import { z } from 'zod';

export type QueueDefinition = {
  readonly payload: z.ZodType;
  readonly options: JobsOptions;
  readonly worker: Pick<WorkerOptions, 'concurrency'>;
};

/** A job that has ended leaves nothing behind: a kept one with the same id would swallow the next ring. Faults are in the log. */
const RING: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 2_000 },
  removeOnComplete: true,
  removeOnFail: true,
};

/** Every queue there is. A job carries ids, never documents: the worker reads the truth when it runs. */
export const QUEUES = {
  evaluate: {
    payload: z.strictObject({ runId: z.string().min(1), step: z.string().min(1), seq: z.int().min(0) }),
    options: RING,
    worker: { concurrency: 1 },
  },
  dispatch: {
    payload: z.strictObject({ shard: z.int().min(0) }),
    options: RING,
    worker: { concurrency: 4 },
  },
  events: {
    payload: z.strictObject({ eventId: z.string().min(1) }),
    options: RING,
    worker: { concurrency: 8 },
  },
  imports: {
    payload: z.strictObject({ importId: z.string().min(1) }),
    options: { ...RING, attempts: 1 },
    worker: { concurrency: 1 },
  },
  facts: {
    payload: z.strictObject({ customerId: z.string().min(1).nullable() }),
    options: { ...RING, attempts: 1 },
    worker: { concurrency: 1 },
  },
  ticks: {
    payload: z.strictObject({ schedule: z.string().min(1) }),
    options: { removeOnComplete: true, removeOnFail: { count: 100 } },
    worker: { concurrency: 1 },
  },
} as const satisfies Record<string, QueueDefinition>;

export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
export type Payload<N extends QueueName> = z.infer<(typeof QUEUES)[N]['payload']>;

/** Recovery after a kill takes about as long as these; a stalled job is run again, never failed for having stalled. */
export const WORKER_OPTIONS = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 5 } as const;
