import { useQueries, useQuery } from '@tanstack/react-query';
import { totalsQuery } from '../../api/campaigns.ts';
import { campaignsQuery } from '../../api/catalogue.ts';
import type { Campaign, CampaignTotals } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';

/** Campaigns that are counted: a handful of them wait for events at a time. */
const COUNTED = 10;

export type LostOnEvents = {
  readonly campaign: Campaign;
  readonly channel: CampaignTotals['channels'][number]['channel'];
  readonly where: 'failed' | 'unclear';
  readonly count: number;
};

/** Messages of campaigns that wait for events: no run has them, so that no funnel tells of those that did not arrive. */
export function useLostOnEvents(): readonly LostOnEvents[] {
  const { data } = useQuery({ ...campaignsQuery, enabled: useMay('campaigns.read') });
  const waiting = (data?.items ?? [])
    .filter(({ schedule, state }) => schedule?.kind === 'event' && state !== 'draft')
    .slice(0, COUNTED);
  const totals = useQueries({ queries: waiting.map(({ id }) => totalsQuery(id)) });
  return waiting.flatMap((campaign, at) =>
    (totals[at]?.data?.channels ?? []).flatMap((of) =>
      (['failed', 'unclear'] as const).flatMap((where) =>
        of[where] > 0 ? [{ campaign, channel: of.channel, where, count: of[where] }] : [],
      ),
    ),
  );
}
