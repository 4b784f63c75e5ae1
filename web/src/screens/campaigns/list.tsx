import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { campaignLink } from '../../api/campaigns.ts';
import { campaignsQuery, packsQuery } from '../../api/catalogue.ts';
import { barLink, runLink, runsQuery } from '../../api/runs.ts';
import type { Campaign, Run } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { usePlanWords } from '../../parts/plan-words.ts';
import { RunState } from '../../parts/run-state.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { CampaignState } from './campaign-state.tsx';
import { lastRuns, partIn } from './runs.ts';

/** Runs among which the last of each campaign is looked for. */
const LATEST = 200;

function useColumns(last: ReadonlyMap<string, Run>): readonly Column<Campaign>[] {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const { instant, exact } = useFormat();
  const { schedule } = usePlanWords();
  const { data: packs } = useQuery({ ...packsQuery, enabled: useMay('rules.read') });
  return useMemo(() => {
    const packOf = ({ pack }: Campaign) => {
      const known = packs?.items.find((one) => one.pack === pack);
      return known ? say(known.content.title) : pack;
    };
    return [
      {
        key: 'title',
        title: t('campaign'),
        value: ({ title }) => say(title),
        show: ({ id, title }) => (
          <>
            <Link to={campaignLink(id)}>{say(title)}</Link>
            <div className="tm-quiet tm-data">{id}</div>
          </>
        ),
      },
      {
        key: 'state',
        title: t('stateTitle'),
        value: ({ state }) => t(`state.${state}`),
        show: ({ state }) => <CampaignState state={state} />,
        filter: ({ state }) => t(`state.${state}`),
      },
      { key: 'pack', title: t('pack'), value: packOf, filter: packOf },
      { key: 'schedule', title: t('when'), value: (one) => schedule(one.schedule) },
      {
        key: 'audience',
        title: t('audience'),
        value: ({ audience }) => t(audience === undefined ? 'everybody' : 'part'),
      },
      {
        key: 'lastRun',
        title: t('lastRun'),
        value: ({ id }) => last.get(id)?.plannedAt ?? '',
        show: ({ id }) => {
          const run = last.get(id);
          if (!run) return <span className="tm-quiet">{t('neverRan')}</span>;
          return (
            <>
              <Link to={runLink(run.id)}>{instant(run.plannedAt)}</Link> <RunState state={run.state} />
            </>
          );
        },
      },
      {
        key: 'scheduled',
        title: t('lastScheduled'),
        value: ({ id }) => {
          const run = last.get(id);
          // Of a run of several nobody has told whose they are.
          return run && partIn(run, id) === 'alone' ? run.counts.scheduled : null;
        },
        show: ({ id }) => {
          const run = last.get(id);
          if (!run || partIn(run, id) !== 'alone') return null;
          const count = exact(run.counts.scheduled);
          return run.counts.scheduled === 0 ? count : <Link to={barLink(run.id, 'scheduled')}>{count}</Link>;
        },
        isNumber: true,
      },
      { key: 'created', title: t('created'), value: (one) => instant(one.createdAt) },
    ];
  }, [t, say, packs, schedule, instant, exact, last]);
}

type Given = { readonly campaigns: readonly Campaign[]; readonly runs: readonly Run[] };

function List({ campaigns, runs }: Given) {
  const { t } = useTranslation('campaigns');
  const last = useMemo(() => lastRuns(runs), [runs]);
  return (
    <DataTable
      name={t('all')}
      rows={campaigns}
      columns={useColumns(last)}
      rowKey={({ id }) => id}
      empty={t('none')}
      pageSize={50}
      canSearch
      canExport
    />
  );
}

export function CampaignList() {
  const { t } = useTranslation(['campaigns', 'app']);
  const go = useNavigate();
  const mayCreate = useMay('campaigns.write');
  const asked = useQuery({ ...campaignsQuery, refetchInterval: 15_000 });
  const { data: runs } = useQuery({ ...runsQuery(LATEST), enabled: useMay('runs.read') });
  const create = mayCreate ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => go('/campaigns/new')}>
      {t('create')}
    </Button>
  ) : null;
  return (
    <Page title={t('app:screen.campaigns')} about={t('about')} actions={create}>
      <Answer of={asked} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t('none')}>{create}</Nothing>
          ) : (
            <List campaigns={items} runs={runs?.items ?? []} />
          )
        }
      </Answer>
    </Page>
  );
}
