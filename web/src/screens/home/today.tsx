import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { funnelQuery, runLink, runsQuery } from '../../api/runs.ts';
import type { FunnelRow, Run } from '../../api/types.ts';
import { behindOf } from '../../parts/behind-row.ts';
import { useFormat } from '../../parts/format.ts';
import { Funnel } from '../../parts/funnel.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer, Nothing, Waiting } from '../../parts/states.tsx';
import { addFunnels } from './add-funnels.ts';
import { LATEST } from './latest.ts';

/** Funnels are counted from what is stored: not for more runs than these at a time. */
const COUNTED = 12;

function Sum({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation('home');
  const go = useNavigate();
  const funnels = useQueries({ queries: runs.map(({ id }) => ({ ...funnelQuery(id), staleTime: 20_000 })) });
  const told = funnels.flatMap(({ data }) => (data ? [data] : []));
  if (told.length === 0) return <Waiting />;
  const only = runs.length === 1 ? runs[0] : undefined;
  const open = ({ key }: FunnelRow) => go(only ? `${runLink(only.id)}?row=${key}` : '/runs');
  return (
    <>
      <Funnel
        rows={addFunnels(told.map(({ rows }) => rows))}
        canOpen={(row) => only === undefined || behindOf(row) !== null}
        onOpen={open}
      />
      <p className="tm-quiet">
        {t('ofRuns', { count: runs.length })} <Link to="/runs">{t('allRuns')}</Link>
      </p>
    </>
  );
}

/** The funnel of all runs of the operator's last day with runs: today, where something ran today. */
export function Today() {
  const { t } = useTranslation('home');
  const { day } = useFormat();
  const asked = useQuery(runsQuery(LATEST));
  const newest = asked.data?.items[0];
  const last = newest ? day(newest.startedAt) : null;
  const isToday = last === day(new Date());
  const title = last === null || isToday ? t('today') : t('lastDay', { day: last });
  return (
    <Panel title={title}>
      <Answer of={asked}>
        {({ items }) => {
          const runs = items.filter(({ startedAt }) => day(startedAt) === last).slice(0, COUNTED);
          return runs.length === 0 ? <Nothing text={t('noRuns')} /> : <Sum runs={runs} />;
        }}
      </Answer>
    </Panel>
  );
}
