import { AppError } from '../../flows/errors.js';
import { type FromThread, refusedOf, type ToThread } from './counting-messages.js';
import { GivenUp, type Stoppable } from './stoppable.js';

/** Where a thread hears from who started it. */
type Port = {
  on(event: 'message', hear: (message: ToThread) => void): unknown;
  postMessage(message: FromThread): void;
};

export type RunFlow = (flow: string, question: unknown) => Promise<unknown>;

function endOf(id: number, error: unknown): FromThread {
  if (error instanceof GivenUp) return { kind: 'given-up', id };
  if (error instanceof AppError) return { kind: 'refused', id, refused: refusedOf(error) };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'fault', id, fault: { message, stack } };
}

/** The inside of a counting thread: runs what it is told, and says how each ended. One is told at a time. */
export function serveCounting(port: Port, run: RunFlow, stoppable: Stoppable): void {
  let current: number | null = null;
  const work = async ({ id, flow, question }: Extract<ToThread, { kind: 'run' }>) => {
    current = id;
    stoppable.begin();
    try {
      port.postMessage({ kind: 'answer', id, answer: await run(flow, question) });
    } catch (error) {
      port.postMessage(endOf(id, error));
    } finally {
      current = null;
    }
  };
  port.on('message', (message) => {
    if (message.kind === 'run') void work(message);
    else if (message.id === current) stoppable.giveUp();
  });
}
