import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { campaignTag } from '../../../src/core/campaign/campaign.ts';
import { api, ask, begunWith } from './client.ts';
import type { Campaign, CampaignEdit, CampaignMove, CampaignTotals, NewCampaign } from './types.ts';

const MOVING_MS = 2_000;
const AT_REST_MS = 15_000;

const of = (id: string) => ({ params: { path: { id } } });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: () => ask(api.GET('/api/v1/campaigns/{id}', of(id))),
  });

function isMoving({ moving, inFlight }: Pick<CampaignTotals, 'moving' | 'inFlight'>): boolean {
  return moving > 0 || inFlight > 0;
}

/** Counted from what is stored, and looked at again by itself. */
export const totalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id, 'totals'],
    queryFn: () => ask(api.GET('/api/v1/campaigns/{id}/totals', of(id))),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? MOVING_MS : AT_REST_MS),
  });

/** A place of the totals: of all channels where none is said; all that was planned where no place is. */
export type CampaignPlace = {
  readonly where: 'held' | 'inFlight' | 'sent' | 'dropped' | 'failed' | 'unclear' | null;
  readonly channel: CampaignTotals['channels'][number]['channel'] | null;
};

const PAGE = 50;

/** Page after page, run by run. `count` is what the totals say: another number asks anew. */
export const campaignOutreachQuery = (id: string, { where, channel }: CampaignPlace, count: number) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', id, 'outreach', where, channel, count],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/campaigns/{id}/outreach', {
          params: {
            path: { id },
            query: {
              limit: PAGE,
              ...(where === null ? {} : { where }),
              ...(channel === null ? {} : { channel }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Every dry run of a campaign. */
export const dryRunKey = (id: string) => ['dry-run', id] as const;

/**
 * Goes over the base: asked for, never by itself, and taken back when nobody waits for it any more. `people` of each number
 * are named.
 */
export const dryRunQuery = (id: string, people: number) =>
  queryOptions({
    queryKey: [...dryRunKey(id), people],
    queryFn: ({ signal }) =>
      ask(api.POST('/api/v1/campaigns/{id}/dry-run', { ...of(id), body: { share: 1, people }, signal })),
    staleTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
  });

export const createCampaign = (body: NewCampaign) => ask(api.POST('/api/v1/campaigns', { body }));
export const editCampaign = (begun: Campaign, body: CampaignEdit) =>
  ask(
    api.PUT('/api/v1/campaigns/{id}', { params: { path: { id: begun.id }, ...begunWith(campaignTag(begun)) }, body }),
  );
export const moveCampaign = (id: string, body: CampaignMove) =>
  ask(api.POST('/api/v1/campaigns/{id}/state', { ...of(id), body }));
export const startRun = (id: string) => ask(api.POST('/api/v1/campaigns/{id}/runs', { ...of(id), body: {} }));

export const campaignLink = (id: string) => `/campaigns/${encodeURIComponent(id)}`;
/** Where a campaign's page is open at a place of its totals. */
export const messagesLink = (id: string, where: string, channel: string) =>
  `${campaignLink(id)}?${new URLSearchParams({ messages: `${where}.${channel}` })}`;
