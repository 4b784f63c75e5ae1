import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { barLink, runLink, runsQuery } from '../../api/runs.ts';
import type { Run } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOperator } from '../../parts/operator.ts';
import { Page } from '../../parts/page.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Answer } from '../../parts/states.tsx';
import { useCampaignTitle } from './campaign-title.ts';
import { Day } from './day.tsx';

const MOST = 200;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Every run; where the address says a day and a bar, the runs of that day by what they have on it. */
export default function Runs() {
  const [search] = useSearchParams();
  const [day, bar] = [search.get('day') ?? '', search.get('row')];
  return DAY.test(day) && bar !== null ? <Day day={day} bar={bar} /> : <All />;
}

function All() {
  const { t } = useTranslation(['run', 'app']);
  const { instant, duration, exact } = useFormat();
  const titleOf = useCampaignTitle();
  const operatorOf = useOperator();
  const asked = useQuery(runsQuery(MOST));
  const columns = useMemo((): readonly Column<Run>[] => {
    const number = (key: 'evaluated' | 'matched' | 'scheduled'): Column<Run> => ({
      key,
      title: t(key),
      value: ({ counts }) => counts[key],
      show: ({ id, counts }) =>
        counts[key] === 0 ? exact(0) : <Link to={barLink(id, key)}>{exact(counts[key])}</Link>,
      isNumber: true,
    });
    return [
      {
        key: 'run',
        title: t('run'),
        value: ({ plannedAt }) => instant(plannedAt),
        show: ({ id, plannedAt }) => (
          <Link to={runLink(id)} title={id}>
            {instant(plannedAt)}
          </Link>
        ),
      },
      {
        key: 'campaign',
        title: t('campaign'),
        value: ({ campaignId }) => titleOf(campaignId),
        filter: ({ campaignId }) => titleOf(campaignId),
      },
      {
        key: 'state',
        title: t('state'),
        value: ({ state }) => t(`app:runState.${state}`),
        show: ({ state }) => <RunState state={state} />,
        filter: ({ state }) => t(`app:runState.${state}`),
      },
      number('evaluated'),
      number('matched'),
      number('scheduled'),
      {
        key: 'lasted',
        title: t('lasted'),
        isNumber: true,
        value: ({ startedAt, finishedAt }) =>
          finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt),
        show: ({ startedAt, finishedAt }) =>
          finishedAt === null ? null : duration(Date.parse(finishedAt) - Date.parse(startedAt)),
      },
      { key: 'by', title: t('startedBy'), value: ({ startedBy }) => operatorOf(startedBy) },
    ];
  }, [t, instant, duration, exact, titleOf, operatorOf]);
  return (
    <Page title={t('app:screen.runs')} about={t('about')}>
      <Answer of={asked}>
        {({ items }) => (
          <DataTable
            name={t('app:screen.runs')}
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('none')}
            pageSize={25}
            canSearch
            canExport
          />
        )}
      </Answer>
    </Page>
  );
}
