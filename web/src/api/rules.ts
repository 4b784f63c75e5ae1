import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask, begunWith } from './client.ts';
import type { paths } from './schema.ts';

type Answered<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer A } } };
}
  ? A
  : never;

export type PackBody = { readonly [key: string]: unknown };
export type PackVersion = Answered<'/api/v1/rule-packs/{pack}', 'get'>;
export type DraftFunnel = Answered<'/api/v1/rule-packs/{pack}/rules/{rule}/funnel', 'post'>;
export type PackDiff = Answered<'/api/v1/rule-packs/{pack}/diff', 'post'>;
type Verified = Answered<'/api/v1/rule-packs/verify', 'post'>;
export type Finding = Verified['findings'][number];
/** A side of a comparison: a stored version, what is being written, or nothing. */
export type PackSide = { readonly version: number } | { readonly content: PackBody } | null;

const LONG_MS = 5 * 60_000;

export const packQuery = (pack: string) =>
  queryOptions({
    queryKey: ['rule-packs', pack],
    queryFn: () => ask(api.GET('/api/v1/rule-packs/{pack}', { params: { path: { pack } } })),
    // Whoever writes keeps what they began with: a newer version is told of when it is saved.
    refetchOnWindowFocus: false,
  });

export const versionsQuery = (pack: string) =>
  queryOptions({
    queryKey: ['rule-packs', pack, 'versions'],
    queryFn: () => ask(api.GET('/api/v1/rule-packs/{pack}/versions', { params: { path: { pack } } })),
  });

export const leversQuery = queryOptions({
  queryKey: ['levers'],
  queryFn: () => ask(api.GET('/api/v1/levers')),
  staleTime: LONG_MS,
});

export const packSchemaQuery = queryOptions({
  queryKey: ['schemas', 'rule-pack'],
  queryFn: () => ask(api.GET('/api/v1/schemas/rule-pack')),
  staleTime: Number.POSITIVE_INFINITY,
});

export const checkQuery = (body: PackBody) =>
  queryOptions({
    queryKey: ['rule-packs-checked', body],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/rule-packs/check', { body, signal })),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });

export const verifyQuery = (body: PackBody) =>
  queryOptions({
    queryKey: ['rule-packs-verified', body],
    queryFn: ({ signal }) => ask(api.POST('/api/v1/rule-packs/verify', { body, signal })),
    retry: false,
  });

/** How many a rule that is being written would choose, over the whole base. A question that is overtaken is taken back. */
export const draftFunnelQuery = (pack: string, rule: string, content: PackBody) =>
  queryOptions({
    queryKey: ['rule-packs-counted', pack, rule, content],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/rule-packs/{pack}/rules/{rule}/funnel', {
          params: { path: { pack, rule } },
          body: { content, share: 1 },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });

export const explainDraftQuery = (customer: string, rule: string, content: PackBody) =>
  queryOptions({
    queryKey: ['explain-draft', customer, rule, content],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/customers/{id}/explain', {
          params: { path: { id: customer } },
          body: { rule, content },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });

export const diffQuery = (pack: string, before: PackSide, after: PackSide, share: number) =>
  queryOptions({
    queryKey: ['rule-packs', pack, 'diff', before, after, share],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/api/v1/rule-packs/{pack}/diff', {
          params: { path: { pack } },
          body: { before, after, share },
          signal,
        }),
      ),
    retry: false,
  });

/** `begun`: the newest version its writer has seen; null: a pack that is new. */
export function savePack(body: PackBody, begun: PackVersion | null) {
  const params = begunWith(begun && String(begun.version));
  return ask(api.POST('/api/v1/rule-packs', { params, body }));
}
