import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { campaignLink, createCampaign } from '../../api/campaigns.ts';
import { campaignsQuery } from '../../api/catalogue.ts';
import { playbookQuery } from '../../api/playbook.ts';
import type { Playbook } from '../../api/types.ts';
import { clockQuery, useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, NoPermission } from '../../parts/states.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { CampaignForm, useShowProblems } from './campaign-form.tsx';
import { bodyOf, type Draft, idFor, scheduleFields } from './draft.ts';

type Entry = Playbook['items'][number];

/** A campaign as the plan of its pack means it. */
function firstDraft({ pack, title, plan }: Entry, month: string, taken: readonly string[]): Draft {
  return {
    ...{ pack, id: idFor(pack, month, taken), zh: title['zh-CN'], en: title.en, audience: [] },
    sharePct: plan?.control.sharePct ?? 0,
    ...scheduleFields(plan?.schedule),
  };
}

type Given = { readonly items: readonly Entry[]; readonly taken: readonly string[]; readonly month: string };

function NewForm({ items, taken, month }: Given) {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const go = useNavigate();
  const tell = useTell();
  const known = useQueryClient();
  const show = useShowProblems();
  const [search, setSearch] = useSearchParams();
  const byLabel = useSearch();
  const [form] = Form.useForm<Draft>();
  const [isSaving, setSaving] = useState(false);
  const chosen = items.find(({ pack }) => pack === search.get('pack')) ?? items[0];
  if (!chosen) return <p className="tm-quiet">{t('noPacks')}</p>;
  const first = firstDraft(chosen, month, taken);
  const pick = (pack: string) => {
    const entry = items.find((one) => one.pack === pack);
    if (entry) form.setFieldsValue({ ...firstDraft(entry, month, taken) });
    setSearch({ pack }, { replace: true });
  };
  const save = async (draft: Draft) => {
    setSaving(true);
    try {
      const { id } = await createCampaign(bodyOf(draft, month));
      await known.invalidateQueries({ queryKey: ['campaigns'] });
      go(campaignLink(id));
    } catch (error) {
      if (!show(form, error)) tell(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <CampaignForm
      form={form}
      first={first}
      saving={isSaving}
      saveText={t('saveDraft')}
      save={(draft) => void save(draft)}
      cancel={() => go('/campaigns')}
    >
      <Form.Item name="pack" label={t('pack')} extra={chosen.plan ? say(chosen.plan.objective) : null}>
        <Select
          showSearch={byLabel}
          options={items.map(({ pack, title }) => ({ value: pack, label: `${say(title)} · ${pack}` }))}
          onChange={pick}
        />
      </Form.Item>
      <Form.Item
        name="id"
        label={t('id')}
        extra={t('idHelp')}
        rules={[{ required: true, pattern: /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, message: t('idWrong') }]}
      >
        <Input maxLength={64} />
      </Form.Item>
    </CampaignForm>
  );
}

/** From a pack: with its schedule, control and guardrails, which may be changed before anything runs. */
export function NewPage() {
  const { t } = useTranslation('campaigns');
  const mayCreate = useMay('campaigns.write');
  const playbook = useQuery(playbookQuery);
  const campaigns = useQuery(campaignsQuery);
  const clock = useQuery(clockQuery);
  const { day } = useFormat();
  if (!mayCreate) return <NoPermission />;
  const data =
    playbook.data && campaigns.data && clock.data
      ? { items: playbook.data.items, taken: campaigns.data.items.map(({ id }) => id), now: clock.data.now }
      : undefined;
  const asked = { data, error: playbook.error ?? campaigns.error, refetch: playbook.refetch };
  return (
    <Page title={t('create')} about={t('createAbout')}>
      <Panel title={t('setUp')}>
        <Answer of={asked} rows={10}>
          {({ items, taken, now }) => <NewForm items={items} taken={taken} month={day(now).slice(0, 7)} />}
        </Answer>
      </Panel>
    </Page>
  );
}
