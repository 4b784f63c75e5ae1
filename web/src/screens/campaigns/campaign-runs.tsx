import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { barLink, runLink, runsQuery } from '../../api/runs.ts';
import type { Run } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOperator } from '../../parts/operator.ts';
import { Panel } from '../../parts/page.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Answer } from '../../parts/states.tsx';
import { partIn, runsOf } from './runs.ts';

const MOST = 50;
/** What the runs of all campaigns are asked for by; more of them, as only some are of this one. */
const ALL = 'all';
const MOST_OF_ALL = 200;

function useColumns(id: string): readonly Column<Run>[] {
  const { t } = useTranslation(['campaigns', 'app', 'run']);
  const { instant, exact } = useFormat();
  const operatorOf = useOperator();
  return useMemo(() => {
    // The counts of a run of several are of all of them.
    const number = (key: 'matched' | 'scheduled'): Column<Run> => ({
      key,
      title: t(`run:${key}`),
      value: (run) => (partIn(run, id) === 'alone' ? run.counts[key] : null),
      show: (run) => {
        if (partIn(run, id) !== 'alone') return <span className="tm-quiet">–</span>;
        const count = exact(run.counts[key]);
        return run.counts[key] === 0 ? count : <Link to={barLink(run.id, key)}>{count}</Link>;
      },
      isNumber: true,
    });
    return [
      {
        key: 'planned',
        title: t('run:planned'),
        value: ({ plannedAt }) => plannedAt,
        show: (run) => <Link to={runLink(run.id)}>{instant(run.plannedAt)}</Link>,
      },
      {
        key: 'state',
        title: t('stateTitle'),
        value: ({ state }) => t(`app:runState.${state}`),
        show: ({ state }) => <RunState state={state} />,
      },
      { key: 'part', title: t('partTitle'), value: (run) => t(`part-in.${partIn(run, id) ?? 'alone'}`) },
      number('matched'),
      number('scheduled'),
      { key: 'by', title: t('run:startedBy'), value: ({ startedBy }) => operatorOf(startedBy) },
    ];
  }, [t, instant, exact, operatorOf, id]);
}

/** Each run leads to its funnel, and from there to its customers. */
export function CampaignRuns({ id }: { readonly id: string }) {
  const { t } = useTranslation('campaigns');
  const alone = useQuery(runsQuery(MOST, id));
  const together = useQuery(runsQuery(MOST_OF_ALL, ALL));
  const columns = useColumns(id);
  const data = alone.data && together.data ? [...alone.data.items, ...together.data.items] : undefined;
  return (
    <Panel title={t('runs')}>
      <Answer of={{ data, error: alone.error ?? together.error, refetch: alone.refetch }} rows={3}>
        {(runs) => (
          <DataTable
            name={t('runs')}
            rows={runsOf(runs, id)}
            columns={columns}
            rowKey={(run) => run.id}
            empty={t('neverRan')}
            pageSize={10}
            canExport
          />
        )}
      </Answer>
    </Panel>
  );
}
