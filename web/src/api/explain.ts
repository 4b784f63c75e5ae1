import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client.ts';
import { Refused } from './refused.ts';

export type Explain = {
  readonly customer: string;
  readonly rule: string;
  readonly pack?: string;
  readonly run?: string;
};

/** Null: the facts it was decided on are no longer kept. */
export const explainQuery = ({ customer, ...query }: Explain) =>
  queryOptions({
    queryKey: ['explain', customer, query],
    queryFn: async () => {
      try {
        return await ask(api.GET('/api/v1/customers/{id}/explain', { params: { path: { id: customer }, query } }));
      } catch (error) {
        if (error instanceof Refused && error.status === 404 && query.run !== undefined) return null;
        throw error;
      }
    },
  });
