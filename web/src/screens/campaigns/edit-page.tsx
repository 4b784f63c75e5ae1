import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { campaignLink, campaignQuery, dryRunQuery, editCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { clockQuery, useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, NoPermission } from '../../parts/states.tsx';
import { CampaignForm, useShowProblems } from './campaign-form.tsx';
import { CampaignState } from './campaign-state.tsx';
import { type Draft, draftOf, editOf } from './draft.ts';

function EditForm({ campaign, month }: { readonly campaign: Campaign; readonly month: string }) {
  const { t } = useTranslation('campaigns');
  const go = useNavigate();
  const tell = useTell();
  const known = useQueryClient();
  const show = useShowProblems();
  const [form] = Form.useForm<Draft>();
  const [isSaving, setSaving] = useState(false);
  const back = () => go(campaignLink(campaign.id));
  const save = async (draft: Draft) => {
    setSaving(true);
    try {
      await editCampaign(campaign.id, editOf(draft, { before: campaign, month }));
      known.removeQueries({ queryKey: dryRunQuery(campaign.id).queryKey });
      await known.invalidateQueries({ queryKey: ['campaigns'] });
      back();
    } catch (error) {
      if (!show(form, error)) tell(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <CampaignForm
      form={form}
      first={draftOf(campaign)}
      isSettled={campaign.state !== 'draft'}
      saving={isSaving}
      saveText={t('save')}
      save={(draft) => void save(draft)}
      cancel={back}
    />
  );
}

export function EditPage() {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const { id = '' } = useParams();
  const { day } = useFormat();
  const mayWrite = useMay('campaigns.write');
  const campaign = useQuery(campaignQuery(id));
  const clock = useQuery(clockQuery);
  if (!mayWrite) return <NoPermission />;
  const data = campaign.data && clock.data ? { campaign: campaign.data, now: clock.data.now } : undefined;
  return (
    <Answer of={{ data, error: campaign.error ?? clock.error, refetch: campaign.refetch }} rows={10}>
      {({ campaign: one, now }) => (
        <Page title={t('editTitle', { title: say(one.title) })} mark={<CampaignState state={one.state} />} about={id}>
          {one.state === 'stopped' ? (
            <Alert type="warning" showIcon title={t('stoppedFixed')} />
          ) : (
            <Panel title={t('setUp')}>
              <EditForm campaign={one} month={day(now).slice(0, 7)} />
            </Panel>
          )}
        </Page>
      )}
    </Answer>
  );
}
