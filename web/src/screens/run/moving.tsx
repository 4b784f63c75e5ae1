import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { barLink } from '../../api/runs.ts';
import type { FunnelRow, Run, RunProgress } from '../../api/types.ts';
import type { Line } from '../../api/use-events.ts';
import { useMay } from '../../app/me.ts';
import { useFormat } from '../../parts/format.ts';
import { type Figure, Figures, Panel } from '../../parts/page.tsx';
import type { Pace } from '../../parts/run-pace.ts';
import { ProgressBar } from '../../parts/run-state.tsx';

type Given = {
  readonly run: Run;
  /** The funnel's own rows: a number stands for the same here and there. */
  readonly rows: readonly FunnelRow[];
  readonly progress: RunProgress | null;
  readonly pace: Pace;
  readonly line: Line;
};

/** allocate.0, reserve.0, allocate.1 … : the round is no marketer's word. */
const stepName = (step: string) => step.replace(/\..*$/, '');

/** Customers are evaluated in the first step; later ones go over the same again, at no rate of their own. */
function usePace({ run, progress, pace }: Given): readonly Figure[] {
  const { t } = useTranslation('run');
  const { exact, duration } = useFormat();
  if (run.state !== 'evaluating') return [];
  const rate = pace.perSecond === null ? t('unknownYet') : t('perSecond', { count: exact(Math.round(pace.perSecond)) });
  const left = { key: 'left', label: t('left'), value: pace.leftMs === null ? t('unknownYet') : duration(pace.leftMs) };
  const isFirst = progress === null || stepName(progress.step) === 'evaluate';
  return isFirst ? [{ key: 'rate', label: t('rate'), value: rate }, left] : [left];
}

/** Each number opens its customers. */
function useCounts({ run, rows }: Given): readonly Figure[] {
  const { t } = useTranslation('run');
  const { exact } = useFormat();
  const maySee = useMay('customers.read');
  const countOf = (step: string) => rows.find(({ key }) => key === step)?.count ?? 0;
  return (['evaluated', 'matched', 'scheduled'] as const).map((key) => {
    const value = exact(countOf(key));
    const canOpen = maySee && countOf(key) > 0;
    return { key, label: t(key), value: canOpen ? <Link to={barLink(run.id, key)}>{value}</Link> : value };
  });
}

/** How far, how fast, how long still. */
export function Moving(given: Given) {
  const { run, progress, line } = given;
  const { t } = useTranslation('run');
  const { duration } = useFormat();
  const counts = useCounts(given);
  const pace = usePace(given);
  const lasted = run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const figures = [
    ...counts,
    ...pace,
    ...(lasted === null ? [] : [{ key: 'lasted', label: t('lasted'), value: duration(lasted) }]),
  ];
  return (
    <Panel title={t('progress')} extra={<span className="tm-quiet">{t(`line.${line}`)}</span>}>
      <Figures of={figures} />
      {run.state === 'evaluating' && progress ? (
        <>
          <p className="tm-quiet">
            {t(`step.${stepName(progress.step)}`)} · {t('chunks', { done: progress.done, total: progress.total })}
            {progress.failed > 0 ? ` · ${t('chunksFailed', { count: progress.failed })}` : ''}
          </p>
          <ProgressBar done={progress.done} total={progress.total} label={t('progress')} />
        </>
      ) : null}
    </Panel>
  );
}
