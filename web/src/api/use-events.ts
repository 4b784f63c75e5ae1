import { useEffect, useRef, useState } from 'react';
import { readEvents, type ServerEvent } from './events.ts';
import { Refused } from './refused.ts';

/** `live`: told as it happens. `waiting`: the line is cut and tried again. `over`: nothing more will come. */
export type Line = 'live' | 'waiting' | 'over';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

type Heard = { readonly onEvent: (event: ServerEvent) => void; readonly onLine: (line: Line) => void };

type Ended = 'over' | 'cut' | 'ended';

/** One answer to its end. A no is an end for good; a network that is away is none. */
async function hear(path: string, signal: AbortSignal, { onEvent, onLine }: Heard): Promise<Ended> {
  try {
    for await (const event of readEvents(path, signal)) {
      if (event.name === 'over') return 'over';
      onLine('live');
      onEvent(event);
    }
    return 'ended';
  } catch (error) {
    return error instanceof Refused && error.status < 500 ? 'over' : 'cut';
  }
}

/** Asks again when an answer ends, soon after a good one, ever later after one that was cut. */
async function follow(path: string, signal: AbortSignal, heard: Heard): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const ended = await hear(path, signal, heard);
    if (signal.aborted) return;
    if (ended !== 'ended') heard.onLine(ended === 'over' ? 'over' : 'waiting');
    if (ended === 'over') return;
    wait = ended === 'ended' ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    await pause(wait, signal);
  }
}

/** Follows a door that tells events while the component is there; `null` follows nothing. */
export function useEvents(path: string | null, onEvent: (event: ServerEvent) => void): Line {
  const [line, setLine] = useState<Line>('waiting');
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    setLine('waiting');
    void follow(path, stop.signal, { onLine: setLine, onEvent: (event) => latest.current(event) });
    return () => stop.abort();
  }, [path]);
  return line;
}
