import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { MovedFlow, StageCell } from './types.ts';

/** Each is a pass over the base: not asked again because somebody looked away. */
const LONG_MS = 5 * 60_000;

export const stagesQuery = (model: string) =>
  queryOptions({
    queryKey: ['lifecycle', 'stages', model],
    queryFn: () => ask(api.GET('/api/v1/lifecycle/stages', { params: { query: { model } } })),
    staleTime: LONG_MS,
  });

export const stageGridQuery = (model: string, by: string) =>
  queryOptions({
    queryKey: ['lifecycle', 'grid', model, by],
    queryFn: () => ask(api.GET('/api/v1/lifecycle/grid', { params: { query: { model, by } } })),
    staleTime: LONG_MS,
  });

export const monthsQuery = queryOptions({
  queryKey: ['lifecycle', 'months'],
  queryFn: () => ask(api.GET('/api/v1/lifecycle/months')),
  staleTime: LONG_MS,
});

export const migrationQuery = (model: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['lifecycle', 'migration', model, from, to],
    queryFn: () => ask(api.GET('/api/v1/lifecycle/migration', { params: { query: { model, from, to } } })),
    staleTime: LONG_MS,
  });

export const marketingGridQuery = queryOptions({
  queryKey: ['marketing-elements'],
  queryFn: () => ask(api.GET('/api/v1/marketing-elements')),
  staleTime: LONG_MS,
});

const PAGE = 50;
/** Each look is on record: not asked again by itself. */
const LOOK = { staleTime: LONG_MS, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

/** Page after page, in the order of the base, as of the instant of the number. */
export const stageCustomersQuery = (model: string, cell: StageCell) =>
  infiniteQueryOptions({
    queryKey: ['lifecycle', 'customers', model, cell],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/lifecycle/customers', {
          params: { query: { model, limit: PAGE, ...cell, ...(pageParam === null ? {} : { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...LOOK,
  });

/** The same of a flow between the ends of two months. */
export const movedCustomersQuery = (model: string, flow: MovedFlow) =>
  infiniteQueryOptions({
    queryKey: ['lifecycle', 'moved', model, flow],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/lifecycle/migration/customers', {
          params: { query: { model, limit: PAGE, ...flow, ...(pageParam === null ? {} : { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    ...LOOK,
  });
