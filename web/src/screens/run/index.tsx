import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { funnelQuery } from '../../api/runs.ts';
import type { FunnelRow, RunEvent } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { behindOf } from '../../parts/behind-row.ts';
import { useFormat } from '../../parts/format.ts';
import { Funnel } from '../../parts/funnel.tsx';
import { useOperator } from '../../parts/operator.ts';
import { usePackTitle } from '../../parts/pack-title.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { useRun } from '../../parts/run-pace.ts';
import { RunState } from '../../parts/run-state.tsx';
import { useRunTitle } from '../../parts/run-title.ts';
import { Answer } from '../../parts/states.tsx';
import { Behind } from './behind.tsx';
import { LeftCandidates } from './left-candidates.tsx';
import { Moving } from './moving.tsx';
import { Reasons, reasonKey } from './reasons.tsx';
import { StopRun } from './stop-run.tsx';
import { Sums } from './sums.tsx';

/** What is decided and sent, or stopped, cannot be stopped. */
function canStop({ run, rows }: Pick<RunEvent, 'run' | 'rows'>): boolean {
  if (run.state === 'evaluating') return true;
  return run.state !== 'stopped' && rows.some(({ step, count }) => step === 'open' && count > 0);
}

/** The bars, and beside them who stands behind the bar or the reason that is open: it is in the address. */
function Opened({ run, rows, identities, reasons }: Omit<RunEvent, 'progress'>) {
  const { t } = useTranslation(['run', 'app']);
  const [search, setSearch] = useSearchParams();
  const maySee = useMay('customers.read');
  const canShow = (row: FunnelRow) => behindOf(row) !== null;
  const open = rows.find((row) => row.key === search.get('row') && canShow(row)) ?? null;
  const reason = reasons.find((one) => reasonKey(one) === search.get('reason')) ?? null;
  const isUnfinished = rows.some(({ step }) => step === 'undecided');
  const close = () => setSearch({});
  const choose = ({ key }: FunnelRow) => (key === open?.key ? close() : setSearch({ row: key }));
  return (
    <Columns>
      <Panel title={t('funnel')} extra={maySee ? <span className="tm-quiet">{t('funnelHint')}</span> : null}>
        <Funnel rows={rows} chosen={open?.key ?? null} canOpen={canShow} {...(maySee ? { onOpen: choose } : {})} />
        <Sums run={run} rows={rows} identities={identities} />
      </Panel>
      <div>
        {open && maySee ? (
          <Behind key={open.key} run={run.id} row={open} close={close} isUnfinished={isUnfinished} />
        ) : null}
        {reason && maySee ? (
          <LeftCandidates key={reasonKey(reason)} run={run.id} reason={reason} close={close} />
        ) : null}
        <Reasons reasons={reasons} />
      </div>
    </Columns>
  );
}

/** The run while it moves, and afterwards. */
export default function RunMonitor() {
  const { t } = useTranslation(['run', 'app']);
  const { instant } = useFormat();
  const { run: id = '' } = useParams();
  const mayStop = useMay('runs.stop');
  const { told, pace, line } = useRun(id);
  const first = useQuery(funnelQuery(id));
  const titleOf = useRunTitle();
  const operatorOf = useOperator();
  const packTitle = usePackTitle();
  return (
    <Answer of={{ ...first, data: told ?? first.data }} rows={12}>
      {(shown) => {
        const { run } = shown;
        const { pack, version } = run.ruleVersion;
        const planned = instant(run.plannedAt);
        const about = { pack: packTitle(pack), version, planned, by: operatorOf(run.startedBy) };
        return (
          <Page
            title={titleOf(run)}
            mark={<RunState state={run.state} />}
            about={t('aboutRun', about)}
            actions={mayStop && canStop(shown) ? <StopRun id={run.id} /> : null}
          >
            {line === 'waiting' && told ? <Alert banner type="warning" title={t('lineCut')} /> : null}
            <Moving run={run} rows={shown.rows} progress={told?.progress ?? null} pace={pace} line={line} />
            <Opened {...shown} />
          </Page>
        );
      }}
    </Answer>
  );
}
