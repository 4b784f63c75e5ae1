import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isMoving, runLink, runsQuery } from '../../api/runs.ts';
import type { Run } from '../../api/types.ts';
import { LATEST } from '../../parts/day-runs.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { shareDone, useRun } from '../../parts/run-pace.ts';
import { ProgressBar } from '../../parts/run-state.tsx';
import { useRunTitle } from '../../parts/run-title.ts';
import { Answer } from '../../parts/states.tsx';

/** More than these are counted, not watched: each is a line that is held open. */
const WATCHED = 4;

function Running({ run, isWatched }: { readonly run: Run; readonly isWatched: boolean }) {
  const { t } = useTranslation(['run', 'home']);
  const { exact, duration } = useFormat();
  const titleOf = useRunTitle();
  const { told, pace } = useRun(isWatched ? run.id : null);
  const counts = told?.progress.counts ?? run.counts;
  return (
    <div className="tm-running">
      <Link to={runLink(run.id)}>{titleOf(run)}</Link>
      <span>{t('home:evaluated', { count: exact(counts.evaluated) })}</span>
      <span>{pace.perSecond === null ? null : t('perSecond', { count: exact(Math.round(pace.perSecond)) })}</span>
      <span>{pace.leftMs === null ? null : t('home:left', { time: duration(pace.leftMs) })}</span>
      <ProgressBar done={told ? shareDone(told) : 0} total={1} label={titleOf(run)} />
    </div>
  );
}

export function RunningNow() {
  const { t } = useTranslation('home');
  const asked = useQuery(runsQuery(LATEST));
  return (
    <Panel title={t('now')}>
      <Answer of={asked} rows={2}>
        {({ items }) => {
          const moving = items.filter(isMoving);
          if (moving.length === 0) return <p className="tm-quiet">{t('nothingRuns')}</p>;
          return moving.map((run, index) => <Running key={run.id} run={run} isWatched={index < WATCHED} />);
        }}
      </Answer>
    </Panel>
  );
}
