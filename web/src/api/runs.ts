import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { DecisionFilter, LeftReason, OutreachFilter, Run, UnnamedBar } from './types.ts';

const STILL_MOVING_MS = 3_000;
const AT_REST_MS = 15_000;

/** Newest first. Looked at again by itself, more often while one of them moves. */
export const runsQuery = (limit: number, campaign?: string) =>
  queryOptions({
    queryKey: ['runs', { limit, campaign }],
    queryFn: () =>
      ask(api.GET('/api/v1/runs', { params: { query: { limit, ...(campaign === undefined ? {} : { campaign }) } } })),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? STILL_MOVING_MS : AT_REST_MS),
  });

export function isMoving({ state }: Pick<Run, 'state'>): boolean {
  return state === 'evaluating';
}

export const funnelQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id, 'funnel'],
    queryFn: () => ask(api.GET('/api/v1/runs/{id}/funnel', { params: { path: { id } } })),
  });

const PAGE = 50;

/** Page after page, in the order of the base. `count` is what the bar says: another number asks anew. */
export const decisionsQuery = (run: string, filter: DecisionFilter, count: number) =>
  infiniteQueryOptions({
    queryKey: ['runs', run, 'decisions', filter, count],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/runs/{id}/decisions', {
          params: {
            path: { id: run },
            query: { limit: PAGE, ...filter, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Page after page, by customer. */
export const outreachQuery = (run: string, filter: OutreachFilter, count: number) =>
  infiniteQueryOptions({
    queryKey: ['runs', run, 'outreach', filter, count],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/runs/{id}/outreach', {
          params: {
            path: { id: run },
            query: { limit: PAGE, ...filter, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Page after page, in the order of the base. */
export const runCustomersQuery = (run: string, bar: UnnamedBar, count: number) =>
  infiniteQueryOptions({
    queryKey: ['runs', run, 'customers', bar, count],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/runs/{id}/customers', {
          params: {
            path: { id: run },
            query: { limit: PAGE, step: bar, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Page after page, in the order of the base; a customer may be there with several rules. */
export const runCandidatesQuery = (run: string, { stage, code }: LeftReason, count: number) =>
  infiniteQueryOptions({
    queryKey: ['runs', run, 'candidates', stage, code, count],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/runs/{id}/candidates', {
          params: {
            path: { id: run },
            query: { limit: PAGE, stage, code, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const decisionQuery = (run: string, customer: string) =>
  queryOptions({
    queryKey: ['runs', run, 'decisions', 'of', customer],
    queryFn: () => ask(api.GET('/api/v1/runs/{id}/decisions/{customer}', { params: { path: { id: run, customer } } })),
  });

/** A message as it is now; each look at it is on record. */
export const outreachOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['outreach', id],
    queryFn: () => ask(api.GET('/api/v1/outreach/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

/** Where the run is watched as it moves. */
export const runEventsPath = (id: string) => `/api/v1/runs/${encodeURIComponent(id)}/events`;
export const decisionsCsvPath = (id: string, filter: DecisionFilter) =>
  `/api/v1/runs/${encodeURIComponent(id)}/decisions.csv?${new URLSearchParams({ ...filter, bom: '1' })}`;

export const runLink = (id: string) => `/runs/${encodeURIComponent(id)}`;
/** Where a run's page is open at a bar of its funnel. */
export const barLink = (id: string, key: string) => `${runLink(id)}?${new URLSearchParams({ row: key })}`;
/** Where the runs of a day are told with what each has on a bar. */
export const dayLink = (day: string, key: string) => `/runs?${new URLSearchParams({ day, row: key })}`;
export const decisionLink = (run: string, customer: string) =>
  `${runLink(run)}/decisions/${encodeURIComponent(customer)}`;
