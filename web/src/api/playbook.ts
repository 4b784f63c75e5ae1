import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { PackCopyBody } from './types.ts';

/** Looked up over the whole base: kept for a while. */
const LONG_MS = 5 * 60_000;

export const playbookQuery = queryOptions({
  queryKey: ['playbook'],
  queryFn: ({ signal }) => ask(api.GET('/api/v1/playbook', { signal })),
  staleTime: LONG_MS,
});

export const versionQuery = (pack: string) =>
  queryOptions({
    queryKey: ['rule-packs', pack],
    queryFn: () => ask(api.GET('/api/v1/rule-packs/{pack}', { params: { path: { pack } } })),
    staleTime: LONG_MS,
  });

export const copyPack = (pack: string, body: PackCopyBody) =>
  ask(api.POST('/api/v1/playbook/{pack}/copies', { params: { path: { pack } }, body }));

export const packLink = (pack: string) => `/playbook/${encodeURIComponent(pack)}`;
