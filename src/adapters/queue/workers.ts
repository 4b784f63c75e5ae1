import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { AppError } from '../../flows/errors.js';
import { type Payload, QUEUE_NAMES, QUEUES, type QueueName, WORKER_OPTIONS } from './queues.js';
import type { RedisPlace } from './redis.js';

/** What a queue's jobs do; one entry a queue, checked by the compiler. */
export type Processors = { readonly [N in QueueName]: (payload: Payload<N>) => Promise<unknown> };

export type JobFault = (queue: QueueName, error: Error) => void;

/** A caller's mistake or a payload that does not fit will not get better by trying again. */
async function process<N extends QueueName>(name: N, processors: Processors, job: Job): Promise<unknown> {
  const payload = QUEUES[name].payload.safeParse(job.data);
  if (!payload.success)
    throw new UnrecoverableError(`a job of ${name} carries what does not belong: ${payload.error.message}`);
  try {
    return await processors[name](payload.data as Payload<N>);
  } catch (error) {
    if (error instanceof AppError) throw new UnrecoverableError(`${error.code}: ${error.message}`);
    throw error;
  }
}

/** One BullMQ worker a queue. `close` waits for the jobs in hand. */
export class QueueWorkers {
  private constructor(private readonly workers: readonly Worker[]) {}

  static start(place: RedisPlace, processors: Processors, onFault: JobFault): QueueWorkers {
    const workers = QUEUE_NAMES.map((name) => {
      const worker = new Worker(name, (job) => process(name, processors, job), {
        // Options, not a connection of ours: BullMQ then closes what it opened. Workers wait for Redis as long as it takes.
        connection: { url: place.url, maxRetriesPerRequest: null },
        prefix: place.prefix,
        ...QUEUES[name].worker,
        ...WORKER_OPTIONS,
        removeOnComplete: { count: 0 },
      });
      worker.on('error', (error) => onFault(name, error));
      worker.on('failed', (_job, error) => onFault(name, error));
      return worker;
    });
    return new QueueWorkers(workers);
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }
}
