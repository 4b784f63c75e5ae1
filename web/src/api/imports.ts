import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { Import } from './types.ts';

const MOST = 200;
const MOVING_MS = 1_000;
const AT_REST_MS = 30_000;

const isMoving = ({ state }: Pick<Import, 'state'>) => state === 'applying';

/** Newest first; looked at again by itself, more often while one of them moves. */
export const allImportsQuery = queryOptions({
  queryKey: ['imports', { limit: MOST }],
  queryFn: () => ask(api.GET('/api/v1/imports', { params: { query: { limit: MOST } } })),
  refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? MOVING_MS : AT_REST_MS),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => ask(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? MOVING_MS : false),
  });

export const mappingsQuery = queryOptions({
  queryKey: ['imports', 'mappings'],
  queryFn: () => ask(api.GET('/api/v1/imports/mappings')),
  staleTime: 60_000,
});

/** The file itself, as it is, with the mapping that was made for it. */
export function upload(file: File, mapping: unknown): Promise<Import> {
  const form = new FormData();
  form.append('mapping', JSON.stringify(mapping));
  form.append('file', file);
  return ask(api.POST('/api/v1/imports', { body: { file: file.name }, bodySerializer: () => form }));
}

export function resumeImport(id: string): Promise<Import> {
  return ask(api.POST('/api/v1/imports/{id}/resume', { params: { path: { id } } }));
}

export const rejectsPath = (id: string) => `/api/v1/imports/${encodeURIComponent(id)}/rejects`;
export const importLink = (id: string) => `/import/${encodeURIComponent(id)}`;
