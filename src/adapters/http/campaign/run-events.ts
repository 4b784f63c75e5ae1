import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** How long one answer lasts. Who watches longer asks again, so that a log-in that has ended ends the watching too. */
const LASTS_MS = 60_000;
/** A look may take a share of the time between looks, not more: a large run is counted less often. */
const LOOKS_APART = 5;

/** What is told of a run at one moment, and whether anything will ever change again. */
export type Look = { readonly data: unknown; readonly isOver: boolean };

/** One server-sent event. */
export function eventText(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

async function* told(look: () => Promise<Look>, everyMs: number): AsyncGenerator<string> {
  const until = performance.now() + LASTS_MS;
  let before = '';
  for (;;) {
    const began = performance.now();
    const { data, isOver } = await look();
    const text = eventText('run', data);
    // Something is said each time: a line that is silent looks like one that is cut.
    yield text === before ? ': same\n\n' : text;
    before = text;
    if (isOver) return yield eventText('over', {});
    if (performance.now() > until) return;
    await wait(Math.max(everyMs, LOOKS_APART * (performance.now() - began)), undefined, { ref: false });
  }
}

/** A run as it moves, as a stream that ends when the run has come to its end, and after a minute. */
export function runEvents(look: () => Promise<Look>, everyMs: number): Readable {
  return Readable.from(told(look, everyMs), { objectMode: false, highWaterMark: 1 });
}
