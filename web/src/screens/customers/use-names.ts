import { useQuery } from '@tanstack/react-query';
import { campaignsQuery, offersQuery, packsQuery, reasonsQuery } from '../../api/catalogue.ts';
import type { Words } from '../../api/refused.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';

type Names = {
  readonly offer: (id: string) => string;
  readonly rule: (id: string) => string;
  readonly campaign: (id: string) => string;
  readonly reason: (code: string) => string;
};

/** What things are called, for who may read the lists; else, and of what is not in them any more, their ids. */
export function useNames(): Names {
  const say = useSay();
  const [seesRules, seesCampaigns] = [useMay('rules.read'), useMay('campaigns.read')];
  const offers = useQuery({ ...offersQuery, enabled: seesCampaigns }).data?.items;
  const packs = useQuery({ ...packsQuery, enabled: seesRules }).data?.items;
  const campaigns = useQuery({ ...campaignsQuery, enabled: seesCampaigns }).data?.items;
  const reasons = useQuery({ ...reasonsQuery, enabled: seesRules }).data?.items;
  const called = (title: Words | undefined, id: string) => (title === undefined ? id : say(title));
  return {
    offer: (id) => called(offers?.find((one) => one.id === id)?.title, id),
    rule: (id) => called(packs?.flatMap(({ content }) => content.rules).find((one) => one.id === id)?.title, id),
    campaign: (id) => called(campaigns?.find((one) => one.id === id)?.title, id),
    reason: (code) => called(reasons?.find((one) => one.code === code)?.title, code),
  };
}
