import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import { nextBefore } from './outbox-pages.ts';
import type { SinkMessage } from './types.ts';

export type SinkChannel = SinkMessage['channel'];
const PAGE = 50;

/** Newest first. A page may bring messages of the one before once more. */
export const outboxQuery = (channel: SinkChannel | undefined) =>
  infiniteQueryOptions({
    queryKey: ['outbox', channel],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/outbox', {
          params: {
            query: {
              limit: PAGE,
              ...(channel === undefined ? {} : { channel }),
              ...(pageParam === null ? {} : { before: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ items }, _pages, asked: string | null) => nextBefore(items, PAGE, asked),
  });

/** The door a gateway tells answers to. Its instant is one of business time, and each press is an answer of its own. */
export async function tellAnswer({ id, channel, to }: SinkMessage, text: string) {
  const { now } = await ask(api.GET('/api/v1/clock'));
  return ask(
    api.POST('/api/v1/inbound-messages', {
      body: { id: `outbox-${Date.parse(now)}-${id.slice(0, 60)}`, channel, from: to, text, at: now },
    }),
  );
}
