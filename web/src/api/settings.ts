import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { ModelEffect } from './types.ts';

const LONG_MS = 5 * 60_000;

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: () => ask(api.GET('/api/v1/models')),
  staleTime: LONG_MS,
});

export function modelEffect(name: string, model: Record<string, unknown>): Promise<ModelEffect> {
  return ask(api.POST('/api/v1/models/{name}/effect', { params: { path: { name } }, body: { model } }));
}

export const scorecardsQuery = queryOptions({
  queryKey: ['scorecards'],
  queryFn: () => ask(api.GET('/api/v1/scorecards')),
  staleTime: LONG_MS,
});

export const policyQuery = queryOptions({
  queryKey: ['contact-policy'],
  queryFn: () => ask(api.GET('/api/v1/contact-policy')),
  staleTime: LONG_MS,
});

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => ask(api.GET('/api/v1/users')) });
export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: () => ask(api.GET('/api/v1/keys')) });
