import { endSession, session } from '../app/session.ts';
import { refusalOf, Unreachable } from './refused.ts';

export type ServerEvent = { readonly name: string; readonly data: unknown };

/** Events out of a text that arrives in pieces; what is left of the last piece is handed back. Comments are no events. */
export function eventsIn(text: string): { readonly events: readonly ServerEvent[]; readonly rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block): ServerEvent[] => {
    const lines = block.split('\n');
    const field = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
    const data = field('data');
    return data.length === 0 ? [] : [{ name: field('event')[0] ?? 'message', data: JSON.parse(data.join('\n')) }];
  });
  return { events, rest };
}

/** One answer of a door that tells events, from its beginning to its end. The browser's own reader could not log in. */
export async function* readEvents(path: string, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  const known = session();
  const headers = { accept: 'text/event-stream', ...(known ? { authorization: `Bearer ${known.token}` } : {}) };
  const answer = await fetch(path, { headers, signal, cache: 'no-store' });
  if (answer.status === 401) endSession();
  if (!answer.ok) throw await refusalOf(answer);
  if (!answer.body) throw new Unreachable('an empty answer');
  let text = '';
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    const { events, rest } = eventsIn(text + piece);
    text = rest;
    yield* events;
  }
}
