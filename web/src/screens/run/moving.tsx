import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { barLink } from '../../api/runs.ts';
import type { Run, RunProgress } from '../../api/types.ts';
import type { Line } from '../../api/use-events.ts';
import { useMay } from '../../app/me.ts';
import { useFormat } from '../../parts/format.ts';
import { Figures, Panel } from '../../parts/page.tsx';
import type { Pace } from '../../parts/run-pace.ts';
import { ProgressBar } from '../../parts/run-state.tsx';

type Given = {
  readonly run: Run;
  readonly progress: RunProgress | null;
  readonly pace: Pace;
  readonly line: Line;
};

/** allocate.0, reserve.0, allocate.1 … : the round is no marketer's word. */
const stepName = (step: string) => step.replace(/\..*$/, '');

/** How far, how fast, how long still. */
export function Moving({ run, progress, pace, line }: Given) {
  const { t } = useTranslation('run');
  const { exact, duration } = useFormat();
  const maySee = useMay('customers.read');
  const isMoving = run.state === 'evaluating';
  const counts = progress?.counts ?? run.counts;
  const lasted = run.finishedAt === null ? null : Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  const number = (key: 'evaluated' | 'matched' | 'scheduled') => {
    const value = exact(counts[key]);
    const canOpen = maySee && counts[key] > 0;
    return { key, label: t(key), value: canOpen ? <Link to={barLink(run.id, key)}>{value}</Link> : value };
  };
  const figures = [
    number('evaluated'),
    number('matched'),
    number('scheduled'),
    ...(isMoving
      ? [
          {
            key: 'rate',
            label: t('rate'),
            value:
              pace.perSecond === null ? t('unknownYet') : t('perSecond', { count: exact(Math.round(pace.perSecond)) }),
          },
          { key: 'left', label: t('left'), value: pace.leftMs === null ? t('unknownYet') : duration(pace.leftMs) },
        ]
      : []),
    ...(lasted === null ? [] : [{ key: 'lasted', label: t('lasted'), value: duration(lasted) }]),
  ];
  return (
    <Panel title={t('progress')} extra={<span className="tm-quiet">{t(`line.${line}`)}</span>}>
      <Figures of={figures} />
      {isMoving && progress ? (
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
