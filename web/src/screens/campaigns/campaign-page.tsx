import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { campaignLink, campaignQuery, totalsQuery } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { CampaignRuns } from './campaign-runs.tsx';
import { CampaignState } from './campaign-state.tsx';
import { DryRunResult } from './dry-run.tsx';
import { Moves } from './move.tsx';
import { SetUp } from './set-up.tsx';
import { Start } from './start.tsx';
import { Totals } from './totals.tsx';

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
            <Panel title={t('totals')}>
              <Answer of={totals} rows={2}>
                {(now) => <Totals totals={now} />}
              </Answer>
            </Panel>
          )}
          <Columns>
            <div>
              <Panel title={t('dryRunTitle')}>
                <DryRunResult id={id} isNext={campaign.state === 'draft'} />
              </Panel>
            </div>
            <div>
              <SetUp campaign={campaign} />
              {mayRuns && campaign.state !== 'draft' ? <CampaignRuns id={id} /> : null}
            </div>
          </Columns>
        </Page>
      )}
    </Answer>
  );
}
