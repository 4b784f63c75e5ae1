import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../api/catalogue.ts';
import type { Run } from '../api/types.ts';
import { useMay } from '../app/me.ts';
import { useSay } from '../app/words.ts';

/** What a run of all that are due says in the place of a campaign. */
const ALL = 'all';

/** A run is called by its campaign; the topic `run` must be loaded. Who may not read campaigns has the id. */
export function useRunTitle(): (run: Pick<Run, 'id' | 'campaignId'>) => string {
  const { t } = useTranslation('run');
  const say = useSay();
  const { data } = useQuery({ ...campaignsQuery, enabled: useMay('campaigns.read') });
  return useCallback(
    ({ id, campaignId }) => {
      if (campaignId === ALL) return t('allCampaigns');
      const campaign = data?.items.find((one) => one.id === campaignId);
      return campaign ? say(campaign.title) : id;
    },
    [t, say, data],
  );
}
