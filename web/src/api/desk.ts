import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import type { paths } from './schema.ts';

type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
type Reply = Body<'/api/v1/decisions/{id}/replies'>;
export type CallOutcome = Body<'/api/v1/outreach/{id}/outcomes'>;
export type Place = Body<'/api/v1/decisions/next-best'>['place'];

/** Every look at a person is on record: nothing is asked again by itself. */
const LOOK = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;
const OFFERS = 3;

/** Who is on the line; what was typed travels in the body only. */
export async function findCaller(text: string) {
  return (await ask(api.POST('/api/v1/desk/search', { body: { text } }))).items;
}

/** Who an address of the desk is about: as much as an agent recognises them by; null is nobody. */
export const callerQuery = (customer: string) =>
  queryOptions({
    queryKey: ['desk', 'caller', customer],
    queryFn: async () => {
      const found = await findCaller(customer);
      return found.find(({ id }) => id === customer) ?? found[0] ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    ...LOOK,
  });

/** `request` is this asking's own id: with it the answer stays the same, however often it is asked. */
export const nextBestQuery = (asked: {
  readonly request: string;
  readonly customerId: string;
  readonly place: Place;
}) =>
  queryOptions({
    queryKey: ['desk', 'next-best', asked],
    queryFn: () => ask(api.POST('/api/v1/decisions/next-best', { body: { ...asked, limit: OFFERS, others: true } })),
    staleTime: Number.POSITIVE_INFINITY,
    ...LOOK,
  });

export const tasksQuery = (days: number) =>
  queryOptions({
    queryKey: ['desk', 'tasks', days],
    queryFn: () => ask(api.GET('/api/v1/desk/tasks', { params: { query: { days } } })),
    staleTime: 60_000,
    ...LOOK,
  });

export const callsQuery = (customer: string) =>
  queryOptions({
    queryKey: ['desk', 'calls', customer],
    queryFn: () => ask(api.GET('/api/v1/customers/{id}/calls', { params: { path: { id: customer } } })),
    staleTime: 60_000,
    ...LOOK,
  });

/** What they were offered before where they came to us. */
export const pastPromptsQuery = (customer: string) =>
  queryOptions({
    queryKey: ['desk', 'past', customer],
    queryFn: () =>
      ask(api.GET('/api/v1/customers/{id}/prompts', { params: { path: { id: customer }, query: { limit: 20 } } })),
    staleTime: 60_000,
    ...LOOK,
  });

export const refusalReasonsQuery = queryOptions({
  queryKey: ['desk', 'reasons'],
  queryFn: () => ask(api.GET('/api/v1/desk/reasons')),
  staleTime: 5 * 60_000,
});

export function tellReply(decision: string, reply: Reply) {
  return ask(api.POST('/api/v1/decisions/{id}/replies', { params: { path: { id: decision } }, body: reply }));
}

export function tellOutcome(outreach: string, outcome: CallOutcome) {
  return ask(api.POST('/api/v1/outreach/{id}/outcomes', { params: { path: { id: outreach } }, body: outcome }));
}
