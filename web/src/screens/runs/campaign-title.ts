import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignsQuery } from '../../api/catalogue.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';

/** What a run of all that are due says in the place of a campaign. */
const ALL = 'all';

/** What a campaign is called, by its id. */
export function useCampaignTitle(): (id: string) => string {
  const { t } = useTranslation('run');
  const say = useSay();
  const { data } = useQuery({ ...campaignsQuery, enabled: useMay('campaigns.read') });
  return useCallback(
    (id) => {
      if (id === ALL) return t('allCampaigns');
      const campaign = data?.items.find((one) => one.id === id);
      return campaign ? say(campaign.title) : id;
    },
    [t, say, data],
  );
}
