import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';

const LOOK_MS = 30_000;
const MOST = 20;

export const importsQuery = queryOptions({
  queryKey: ['imports', { limit: MOST }],
  queryFn: () => ask(api.GET('/api/v1/imports', { params: { query: { limit: MOST } } })),
  refetchInterval: LOOK_MS,
});

export const stopsQuery = queryOptions({
  queryKey: ['emergency-stops'],
  queryFn: () => ask(api.GET('/api/v1/emergency-stops')),
  refetchInterval: LOOK_MS,
});
