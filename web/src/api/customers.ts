import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';

/** Every look at a person is on record, so nothing here is asked again by itself while a page is open. */
const LOOK = { staleTime: 5 * 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
const MOST = 100;

const of = (id: string, ...more: readonly string[]) => ['customers', id, ...more];
const path = (id: string) => ({ path: { id } });
const some = (id: string) => ({ ...path(id), query: { limit: MOST } });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: of(id),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}', { params: path(id) })),
    ...LOOK,
  });

export const valueQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'value'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/value', { params: path(id) })),
    ...LOOK,
  });

/** The stages by every model that remembers, newest first. */
export const stagesQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'stages'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/stages', { params: some(id) })),
    ...LOOK,
  });

/** Where they stood at the ends of the months that are kept, the oldest first. */
export const stageMonthsQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'stage-months'),
    queryFn: () =>
      ask(api.GET('/api/v1/customers/{id}/stage-months', { params: { ...path(id), query: { model: 'lifecycle' } } })),
    ...LOOK,
  });

export const customerDecisionsQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'decisions'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/decisions', { params: some(id) })),
    ...LOOK,
  });

export const promptsQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'prompts'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/prompts', { params: some(id) })),
    ...LOOK,
  });

export const customerEventsQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'events'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/events', { params: some(id) })),
    ...LOOK,
  });

/** What they wrote to us, newest first. */
export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'messages'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/messages', { params: some(id) })),
    ...LOOK,
  });

export const outreachQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'outreach'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/outreach', { params: some(id) })),
    ...LOOK,
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'history'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/history', { params: some(id) })),
    ...LOOK,
  });

export const mergesQuery = (id: string) =>
  queryOptions({
    queryKey: of(id, 'merges'),
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/merges', { params: some(id) })),
    ...LOOK,
  });

export const CIRCLES = ['household', 'group'] as const;
export type Circle = (typeof CIRCLES)[number];

export const membersQuery = (id: string, circle: Circle) =>
  queryOptions({
    queryKey: of(id, 'members', circle),
    queryFn: () =>
      ask(api.GET('/api/v1/customers/{id}/members', { params: { ...path(id), query: { of: circle, limit: MOST } } })),
    ...LOOK,
  });

export const PERSONAL_FIELDS = ['msisdn', 'name', 'email', 'idNumber', 'address'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** Ids of who has exactly this. */
export async function lookUp(field: PersonalField, value: string): Promise<readonly string[]> {
  const { items } = await ask(api.POST('/api/v1/customers/lookup', { body: { field, value } }));
  return items.map(({ id }) => id);
}

/** Each with a reason, which stays on record. */
export function mergeCustomers(id: string, other: string, reason: string) {
  return ask(api.POST('/api/v1/customers/{id}/merge', { params: path(id), body: { other, reason } }));
}

export function undoMerge(merge: string, reason: string) {
  return ask(api.POST('/api/v1/merges/{id}/undo', { params: path(merge), body: { reason } }));
}

export function moveCustomer(id: string, orgNode: string | null, reason: string) {
  return ask(api.POST('/api/v1/customers/{id}/node', { params: path(id), body: { orgNode, reason } }));
}

export function forgetCustomer(id: string, confirm: string, reason: string) {
  return ask(api.POST('/api/v1/customers/{id}/forget', { params: path(id), body: { confirm, reason } }));
}

export const customerLink = (id: string) => `/customers/${encodeURIComponent(id)}`;
