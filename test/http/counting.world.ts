import { ThreadCounting } from '../../src/adapters/threads/thread-counting.js';
import { type Compiled, compiled } from '../compiled.js';

/**
 * A counting thread that counts nothing: a question named `hold…` keeps the thread busy, as a count would, until it is let go;
 * one named `die` ends it; every other is answered with its name and how many this thread was asked before.
 */
const SCRIPT = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { serveCounting } from './adapters/threads/serve-counting.js';
  import { Stoppable } from './adapters/threads/stoppable.js';
  import { AppError } from './flows/errors.js';
  const { signs } = workerData;
  const [HELD, LET_GO, GIVEN_UP] = [0, 1, 2];
  const stoppable = new Stoppable();
  let before = 0;
  async function* blocks() { for (;;) yield 1; }
  serveCounting(parentPort, async (flow, { rule }) => {
    if (rule === 'die') process.exit(3);
    if (rule === 'refused') throw new AppError('NOT_FOUND', 'none', [{ path: '$', code: 'RULE_NOT_FOUND', params: { rule } }]);
    if (rule === 'fault') throw new Error('broken');
    if (rule.startsWith('hold')) {
      Atomics.store(signs, HELD, 1);
      Atomics.notify(signs, HELD);
      Atomics.wait(signs, LET_GO, 0);
    }
    if (rule === 'endless') {
      Atomics.store(signs, HELD, 1);
      Atomics.notify(signs, HELD);
      try { for await (const _one of stoppable.over(blocks())); } finally { Atomics.store(signs, GIVEN_UP, 1); }
    }
    return { flow, rule, before: before++ };
  }, stoppable);
`;

const [HELD, LET_GO, GIVEN_UP] = [0, 1, 2];

export type CountingWorld = {
  readonly counting: ThreadCounting;
  /** Fulfilled when the thread is busy with what holds it. */
  readonly held: () => Promise<void>;
  readonly letGo: () => void;
  readonly wasGivenUp: () => boolean;
  readonly told: readonly string[];
  readonly close: () => Promise<void>;
};

let script: Compiled | null = null;

export function compiledScript(): Compiled {
  script ??= compiled(['adapters/threads/serve-counting.ts', 'adapters/threads/stoppable.ts', ...MESSAGES], {
    'thread.js': SCRIPT,
  });
  return script;
}
const MESSAGES = ['adapters/threads/counting-messages.ts', 'flows/errors.ts'];

export function aCountingWorld(
  limits: { readonly mostWaiting?: number; readonly giveUpMs?: number } = {},
): CountingWorld {
  const signs = new Int32Array(new SharedArrayBuffer(12));
  const told: string[] = [];
  const counting = new ThreadCounting({
    script: compiledScript().file('thread.js'),
    data: { signs },
    tell: (_error, what) => told.push(what),
    ...limits,
  });
  return {
    counting,
    told,
    held: async () => {
      const { async: isLater, value } = Atomics.waitAsync(signs, HELD, 0);
      if (isLater) await value;
    },
    letGo: () => {
      Atomics.store(signs, LET_GO, 1);
      Atomics.notify(signs, LET_GO);
    },
    wasGivenUp: () => Atomics.load(signs, GIVEN_UP) === 1,
    close: () => counting.close(),
  };
}
