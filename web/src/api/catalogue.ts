import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';

/** Lists that change when somebody publishes, not while a page is open. */
const LONG_MS = 5 * 60_000;

export const factsQuery = queryOptions({
  queryKey: ['facts'],
  queryFn: () => ask(api.GET('/api/v1/facts')),
  staleTime: LONG_MS,
});

export const offersQuery = queryOptions({
  queryKey: ['offers'],
  queryFn: () => ask(api.GET('/api/v1/offers')),
  staleTime: LONG_MS,
});

export const packsQuery = queryOptions({
  queryKey: ['rule-packs'],
  queryFn: () => ask(api.GET('/api/v1/rule-packs')),
  staleTime: LONG_MS,
});

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => ask(api.GET('/api/v1/campaigns')),
  staleTime: 30_000,
});

export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: () => ask(api.GET('/api/v1/lists')),
  staleTime: LONG_MS,
});

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: () => ask(api.GET('/api/v1/reasons')),
  staleTime: LONG_MS,
});

export const metricsQuery = queryOptions({
  queryKey: ['metrics'],
  queryFn: () => ask(api.GET('/api/v1/metrics')),
  staleTime: LONG_MS,
});
