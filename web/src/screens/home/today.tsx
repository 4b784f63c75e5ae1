import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { barLink, dayLink } from '../../api/runs.ts';
import type { FunnelRow } from '../../api/types.ts';
import { clockQuery } from '../../app/me.ts';
import { behindOf } from '../../parts/behind-row.ts';
import { type DayRuns, useDayRuns } from '../../parts/day-runs.ts';
import { useFormat } from '../../parts/format.ts';
import { Funnel } from '../../parts/funnel.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { addFunnels } from './add-funnels.ts';

/** A bar of one run opens its customers; of several, the runs of the day, each with its own number. */
function Sum({ day, all, hasMore, counted }: NonNullable<DayRuns['data']>) {
  const { t } = useTranslation('home');
  const go = useNavigate();
  const [only, ...others] = counted;
  if (!only || day === null) return <Nothing text={t('noRuns')} />;
  const open = ({ key }: FunnelRow) => go(others.length === 0 ? barLink(only.run.id, key) : dayLink(day, key));
  return (
    <>
      <Funnel
        rows={addFunnels(counted.map(({ rows }) => rows))}
        canOpen={(row) => behindOf(row) !== null}
        onOpen={open}
      />
      <p className="tm-quiet">
        {others.length > 0 ? `${t('visits')} ` : null}
        {hasMore || all > counted.length
          ? t('ofLatestRuns', { count: counted.length, all: `${all}${hasMore ? '+' : ''}` })
          : t('ofRuns', { count: all })}{' '}
        <Link to="/runs">{t('allRuns')}</Link>
      </p>
    </>
  );
}

/** The funnel of all runs of the last business day with runs: today, where something ran today. */
export function Today() {
  const { t } = useTranslation('home');
  const { day } = useFormat();
  const asked = useDayRuns(null);
  const last = asked.data?.day ?? null;
  const { data: clock } = useQuery(clockQuery);
  const isToday = clock !== undefined && last === day(clock.now);
  const title = last === null || isToday ? t('today') : t('lastDay', { day: last });
  return (
    <Panel title={title}>
      <Answer of={asked}>{(runs) => <Sum {...runs} />}</Answer>
    </Panel>
  );
}
