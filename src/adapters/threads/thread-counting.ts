import { Worker, type WorkerOptions } from 'node:worker_threads';
import { AppError } from '../../flows/errors.js';
import { Counting, type CountingFlow } from '../../flows/ports/counting.js';
import { errorOf, type FromThread, faultOf, type ToThread } from './counting-messages.js';

/** What one thread may keep: it goes through the base block by block, and keeps counts. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 };
/** Questions that may wait, the one that is answered not among them. */
const MOST_WAITING = 20;
/** Work that was given up ends at its next block; what has not by then is ended with its thread. */
const GIVE_UP_MS = 10_000;

export type ThreadPlace = {
  /** The script of the thread. */
  readonly script: URL;
  readonly data: unknown;
  readonly memory?: WorkerOptions['resourceLimits'];
  readonly mostWaiting?: number;
  readonly giveUpMs?: number;
  /** A thread that ended though nobody ended it, and work that failed: for the log. */
  readonly tell: (error: unknown, what: string) => void;
};

type Job = {
  readonly id: number;
  readonly flow: string;
  readonly question: unknown;
  readonly done: (answer: unknown) => void;
  readonly fail: (error: unknown) => void;
};

function unavailable(code: string, message: string): AppError {
  return new AppError('UNAVAILABLE', message, [{ path: '$', code }]);
}

const gone = () => new AppError('UNAVAILABLE', 'nobody waits for it any more');
const ended = () => unavailable('COUNTING_FAILED', 'the counting thread ended');

/** One thread, started when first asked and after it died, and those who wait for it. */
export class ThreadCounting extends Counting {
  private readonly waiting: Job[] = [];
  private current: Job | null = null;
  private thread: Worker | null = null;
  private asked = 0;
  private closed = false;

  constructor(private readonly place: ThreadPlace) {
    super();
  }

  override async run<Q, A>(flow: CountingFlow<Q, A>, question: Q, left?: AbortSignal): Promise<A> {
    if (left?.aborted) throw gone();
    if (this.closed) throw ended();
    if (this.current !== null && this.waiting.length >= (this.place.mostWaiting ?? MOST_WAITING)) {
      throw unavailable('COUNTING_BUSY', 'too many questions wait for the counting thread');
    }
    this.asked += 1;
    const id = this.asked;
    const leave = () => this.leave(id);
    try {
      return await new Promise<A>((done, fail) => {
        left?.addEventListener('abort', leave, { once: true });
        this.waiting.push({ id, flow: flow.name, question, done: done as (answer: unknown) => void, fail });
        this.next();
      });
    } finally {
      left?.removeEventListener('abort', leave);
    }
  }

  /** Whoever waits is told; what is under way ends with the thread. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.waiting.splice(0)) job.fail(ended());
    await this.thread?.terminate();
  }

  private next(): void {
    if (this.current !== null || this.closed) return;
    const job = this.waiting.shift();
    if (job === undefined) return;
    this.current = job;
    try {
      this.thread ??= this.start();
      this.say({ kind: 'run', id: job.id, flow: job.flow, question: job.question });
    } catch (error) {
      this.finish(job.id, () => job.fail(error));
    }
  }

  private say(message: ToThread): void {
    this.thread?.postMessage(message);
  }

  private start(): Worker {
    const { script, data, memory = MEMORY } = this.place;
    const thread = new Worker(script, { workerData: data, resourceLimits: memory, name: 'counting' });
    thread.on('message', (message: FromThread) => this.hear(message));
    thread.on('error', (error) => this.died(thread, error));
    thread.on('exit', (code) => this.died(thread, new Error(`the counting thread ended with ${code}`)));
    // It never keeps the process.
    thread.unref();
    return thread;
  }

  private hear(message: FromThread): void {
    const job = this.current;
    if (job === null || message.id !== job.id) return;
    this.finish(job.id, () => {
      switch (message.kind) {
        case 'answer':
          return job.done(message.answer);
        case 'refused':
          return job.fail(errorOf(message.refused));
        case 'fault':
          return job.fail(faultOf(message.fault));
        default:
          return job.fail(gone());
      }
    });
  }

  /** Once for each thread, however many ways it says so: its work fails, and the next begins in another. */
  private died(thread: Worker, error: unknown): void {
    if (this.thread !== thread) return;
    this.thread = null;
    const job = this.current;
    if (!this.closed) this.place.tell(error, 'the counting thread died');
    if (job !== null) this.finish(job.id, () => job.fail(ended()));
  }

  private finish(id: number, tell: () => void): void {
    if (this.current?.id !== id) return;
    this.current = null;
    tell();
    this.next();
  }

  /** Who waits in the queue leaves it; what is under way is given up, and whoever left is told at once. */
  private leave(id: number): void {
    const at = this.waiting.findIndex((job) => job.id === id);
    if (at >= 0) {
      const [job] = this.waiting.splice(at, 1);
      job?.fail(gone());
      return;
    }
    if (this.current?.id !== id) return;
    this.current.fail(gone());
    this.say({ kind: 'give-up', id });
    const { thread } = this;
    const late = () => {
      if (this.current?.id === id && this.thread === thread) void thread?.terminate();
    };
    setTimeout(late, this.place.giveUpMs ?? GIVE_UP_MS).unref();
  }
}
