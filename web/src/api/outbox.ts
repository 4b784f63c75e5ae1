import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { SinkMessage } from './types.ts';

export type SinkChannel = SinkMessage['channel'];
const PAGE = 50;

/** Newest first; the next page begins before the last message of this one. */
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
    getNextPageParam: ({ items }) => (items.length < PAGE ? null : (items.at(-1)?.at ?? null)),
  });
