import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { campaignLink, campaignQuery, dryRunKey, editCampaign } from '../../api/campaigns.ts';
import { isOvertaken } from '../../api/refused.ts';
import type { Campaign } from '../../api/types.ts';
import { clockQuery, useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Leaving } from '../../parts/leaving.tsx';
import { OvertakenNotice } from '../../parts/overtaken.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, NoPermission } from '../../parts/states.tsx';
import { useBegun } from '../../parts/use-begun.ts';
import { CampaignForm, useShowProblems } from './campaign-form.tsx';
import { CampaignState } from './campaign-state.tsx';
import { type Draft, draftOf, editOf } from './draft.ts';
import { useDraftWords } from './use-draft-words.ts';

function EditForm({ campaign, month }: { readonly campaign: Campaign; readonly month: string }) {
  const { t } = useTranslation('campaigns');
  const go = useNavigate();
  const tell = useTell();
  const known = useQueryClient();
  const show = useShowProblems();
  const [form] = Form.useForm<Draft>();
  const [isSaving, setSaving] = useState(false);
  // Made active meanwhile, what was typed stays to be seen and taken back.
  const [wasSettled] = useState(campaign.state !== 'draft');
  const { labelOf, textOf } = useDraftWords();
  const begun = useBegun({
    form,
    first: campaign,
    draftOf,
    newest: () => known.fetchQuery({ ...campaignQuery(campaign.id), staleTime: 0 }),
  });
  const back = () => go(campaignLink(campaign.id));
  const save = async (draft: Draft) => {
    setSaving(true);
    try {
      await editCampaign(begun.begun, editOf(draft, { before: begun.begun, month }));
      begun.isDone.current = true;
      known.removeQueries({ queryKey: dryRunKey(campaign.id) });
      await known.invalidateQueries({ queryKey: ['campaigns'] });
      back();
    } catch (error) {
      if (isOvertaken(error)) await begun.look().catch(tell);
      else if (!show(form, error)) tell(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <CampaignForm
      form={form}
      first={draftOf(begun.begun)}
      isSettled={wasSettled}
      touch={begun.touch}
      saving={isSaving}
      saveText={t('save')}
      save={(draft) => void save(draft)}
      cancel={back}
    >
      <Leaving isChanged={begun.isChanged} isDone={begun.isDone} />
      {begun.overtaken ? (
        <OvertakenNotice
          changes={begun.overtaken.changes}
          labelOf={labelOf}
          textOf={textOf}
          keepMine={begun.keepMine}
          takeTheirs={begun.takeTheirs}
        />
      ) : null}
    </CampaignForm>
  );
}

/** Stopped by somebody else meanwhile, it stays here with what was typed: saving tells. */
function UntilStopped({ campaign, month }: { readonly campaign: Campaign; readonly month: string }) {
  const { t } = useTranslation('campaigns');
  const [wasStopped] = useState(campaign.state === 'stopped');
  if (wasStopped) return <Alert type="warning" showIcon title={t('stoppedFixed')} />;
  return (
    <Panel title={t('setUp')}>
      <EditForm campaign={campaign} month={month} />
    </Panel>
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
          <UntilStopped campaign={one} month={day(now).slice(0, 7)} />
        </Page>
      )}
    </Answer>
  );
}
