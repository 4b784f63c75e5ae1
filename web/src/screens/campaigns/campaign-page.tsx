import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { type CampaignPlace, campaignLink, campaignQuery, totalsQuery } from '../../api/campaigns.ts';
import type { Campaign, CampaignTotals } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { CampaignRuns } from './campaign-runs.tsx';
import { CampaignState } from './campaign-state.tsx';
import { DryRunResult } from './dry-run.tsx';
import { Messages } from './messages.tsx';
import { Moves } from './move.tsx';
import { SetUp } from './set-up.tsx';
import { Start } from './start.tsx';
import { PLACES, Totals } from './totals.tsx';

function Actions({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const go = useNavigate();
  const mayWrite = useMay('campaigns.write');
  return (
    <>
      {mayWrite && campaign.state !== 'stopped' ? (
        <Button icon={<EditOutlined />} onClick={() => go(`${campaignLink(campaign.id)}/edit`)}>
          {t('edit')}
        </Button>
      ) : null}
      <Moves campaign={campaign} />
      <Start campaign={campaign} />
    </>
  );
}

const PLACE_PARAM = 'messages';

/** The place that is open is in the address: `failed`, or `failed.sms` of one channel. */
function usePlace(): readonly [CampaignPlace | null, (place: CampaignPlace | null) => void] {
  const [search, setSearch] = useSearchParams();
  const [where, channel] = (search.get(PLACE_PARAM) ?? '').split('.');
  const at = PLACES.find((one) => one === where) ?? null;
  const isOpen = at !== null || where === 'planned';
  const choose = (place: CampaignPlace | null) => {
    const text = place && [place.where ?? 'planned', ...(place.channel === null ? [] : [place.channel])].join('.');
    setSearch(text ? { [PLACE_PARAM]: text } : {}, { preventScrollReset: true });
  };
  return [isOpen ? { where: at, channel: (channel ?? null) as CampaignPlace['channel'] } : null, choose];
}

function TotalsAndMessages({ id, totals }: { readonly id: string; readonly totals: CampaignTotals }) {
  const { t } = useTranslation('campaigns');
  const [place, choose] = usePlace();
  const maySee = useMay('customers.read');
  const open = (where: CampaignPlace['where'], channel: CampaignPlace['channel']) => choose({ where, channel });
  return (
    <>
      <Panel title={t('totals')} extra={maySee ? <span className="tm-quiet">{t('totalsHint')}</span> : null}>
        <Totals totals={totals} {...(maySee ? { open } : {})} />
      </Panel>
      {place && maySee ? (
        <Messages
          key={`${place.where} ${place.channel}`}
          campaign={id}
          totals={totals}
          place={place}
          close={() => choose(null)}
        />
      ) : null}
    </>
  );
}

export function CampaignPage() {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const { instant } = useFormat();
  const { id = '' } = useParams();
  const mayRuns = useMay('runs.read');
  const asked = useQuery(campaignQuery(id));
  const totals = useQuery({ ...totalsQuery(id), enabled: asked.data !== undefined && asked.data.state !== 'draft' });
  return (
    <Answer of={asked} rows={10}>
      {(campaign) => (
        <Page
          title={say(campaign.title)}
          mark={<CampaignState state={campaign.state} />}
          about={
            <>
              <Link to="/campaigns">{t('back')}</Link> · {t('aboutOne', { id, at: instant(campaign.createdAt) })} ·{' '}
              {t(`stateAbout.${campaign.state}`)}
            </>
          }
          actions={<Actions campaign={campaign} />}
        >
          {campaign.state === 'draft' ? null : (
            <Answer of={totals} rows={2}>
              {(now) => <TotalsAndMessages id={id} totals={now} />}
            </Answer>
          )}
          <Columns>
            <Panel title={t('dryRunTitle')}>
              <DryRunResult id={id} isNext={campaign.state === 'draft'} />
            </Panel>
            <SetUp campaign={campaign} />
          </Columns>
          {mayRuns && campaign.state !== 'draft' ? <CampaignRuns id={id} /> : null}
        </Page>
      )}
    </Answer>
  );
}
