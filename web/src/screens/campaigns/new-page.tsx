import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
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
import { Leaving } from '../../parts/leaving.tsx';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, NoPermission } from '../../parts/states.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { CampaignForm, useShowProblems } from './campaign-form.tsx';
import { bodyOf, type Draft, idFor, scheduleFields } from './draft.ts';

type Entry = Playbook['items'][number];

/** A campaign as the plan of its pack means it. */
function firstDraft(
  { pack, title, plan }: Entry,
  { controlPct, month, taken }: Omit<Given, 'items'>,
  reason: string,
): Draft {
  return {
    ...{ pack, id: idFor(pack, month, taken), zh: title['zh-CN'], en: title.en, audience: [] },
    sharePct: plan?.control.sharePct ?? controlPct,
    noControlWhy: reason,
    isKnown: false,
    ...scheduleFields(plan?.schedule),
  };
}

/** The address names a pack that is not there, or there is none at all. */
function NoSuchPack({ asked, items }: { readonly asked: string | null; readonly items: readonly Entry[] }) {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const [, setSearch] = useSearchParams();
  const byLabel = useSearch();
  if (asked === null || items.length === 0) return <p className="tm-quiet">{t('noPacks')}</p>;
  return (
    <>
      <Alert type="warning" showIcon title={t('packGone', { pack: asked })} />
      <Select
        aria-label={t('pack')}
        placeholder={t('pack')}
        style={{ width: '100%', marginTop: 12 }}
        showSearch={byLabel}
        options={items.map(({ pack, title }) => ({ value: pack, label: `${say(title)} · ${pack}` }))}
        onChange={(pack: string) => setSearch({ pack }, { replace: true })}
      />
    </>
  );
}

type Given = {
  readonly items: readonly Entry[];
  readonly taken: readonly string[];
  readonly month: string;
  /** Per cent kept out where the pack has no plan. */
  readonly controlPct: number;
};

function NewForm({ items, ...known }: Given) {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const go = useNavigate();
  const tell = useTell();
  const queries = useQueryClient();
  const show = useShowProblems();
  const [search, setSearch] = useSearchParams();
  const byLabel = useSearch();
  const [form] = Form.useForm<Draft>();
  const [isSaving, setSaving] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const isDone = useRef(false);
  const asked = search.get('pack');
  // Never another one than was asked for: it would be sent in its place.
  const chosen = asked === null ? items[0] : items.find(({ pack }) => pack === asked);
  if (!chosen) return <NoSuchPack asked={asked} items={items} />;
  const draftOf = (entry: Entry) =>
    firstDraft(entry, known, entry.plan?.control.why ? say(entry.plan.control.why) : '');
  const first = draftOf(chosen);
  const pick = (pack: string) => {
    const entry = items.find((one) => one.pack === pack);
    if (entry) form.setFieldsValue({ ...draftOf(entry) });
    setSearch({ pack }, { replace: true });
  };
  const save = async (draft: Draft) => {
    setSaving(true);
    try {
      const { id } = await createCampaign(bodyOf(draft, known.month));
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      isDone.current = true;
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
      touch={() => setChanged(true)}
      saving={isSaving}
      saveText={t('saveDraft')}
      save={(draft) => void save(draft)}
      cancel={() => go('/campaigns')}
    >
      <Leaving isChanged={isChanged} isDone={isDone} />
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
  const [search] = useSearchParams();
  if (!mayCreate) return <NoPermission />;
  const asked = search.get('pack');
  // A pack that was copied or saved just now may still be on its way here.
  const isComing = asked !== null && playbook.isFetching && !playbook.data?.items.some(({ pack }) => pack === asked);
  const data =
    playbook.data && campaigns.data && clock.data && !isComing
      ? {
          items: playbook.data.items,
          controlPct: playbook.data.controlPct,
          taken: campaigns.data.items.map(({ id }) => id),
          now: clock.data.now,
        }
      : undefined;
  const answer = { data, error: playbook.error ?? campaigns.error, refetch: playbook.refetch };
  return (
    <Page title={t('create')} about={t('createAbout')}>
      <Panel title={t('setUp')}>
        <Answer of={answer} rows={10}>
          {({ now, ...given }) => <NewForm {...given} month={day(now).slice(0, 7)} />}
        </Answer>
      </Panel>
    </Page>
  );
}
