import { CloseOutlined, DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download } from '../../api/client.ts';
import { type DecisionFilter, decisionLink, decisionsCsvPath, decisionsQuery } from '../../api/runs.ts';
import type { Decision, FunnelRow } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useOutcome } from '../../parts/outcome.ts';
import { Panel } from '../../parts/page.tsx';
import { Failure, Waiting } from '../../parts/states.tsx';

/** Whom the interface can name behind a row: of who matched everybody; who did not match is kept nowhere. */
export function filterOf({ step, code }: FunnelRow): DecisionFilter | null {
  if (step === 'matched') return {};
  if (step === 'scheduled') return { outcome: 'scheduled' };
  return step === 'refused' && code !== null ? { outcome: 'refused', code } : null;
}

export function canShow(row: FunnelRow): boolean {
  return filterOf(row) !== null;
}

type Given = { readonly run: string; readonly row: FunnelRow; readonly close: () => void };

/** The customers behind a bar, page after page; looking at them is on record. */
export function Behind({ run, row, close }: Given) {
  const { t } = useTranslation(['run', 'app']);
  const say = useSay();
  const tell = useTell();
  const outcomeOf = useOutcome();
  const mayExport = useMay('exports.read');
  const filter = filterOf(row) ?? {};
  const asked = useInfiniteQuery(decisionsQuery(run, filter));
  const rows = useMemo(() => asked.data?.pages.flatMap(({ items }) => items) ?? [], [asked.data]);
  const columns: readonly Column<Decision>[] = [
    {
      key: 'customer',
      title: t('customer'),
      value: ({ customerId }) => customerId,
      show: ({ customerId }) => <Link to={decisionLink(run, customerId)}>{customerId}</Link>,
    },
    { key: 'outcome', title: t('outcome'), value: outcomeOf },
  ];
  const save = () => void download(decisionsCsvPath(run, filter), `${run}.csv`).catch(tell);
  const extra = (
    <>
      {mayExport ? (
        <Button size="small" icon={<DownloadOutlined />} onClick={save}>
          {t('exportAll')}
        </Button>
      ) : null}
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('app:close')} onClick={close} />
    </>
  );
  return (
    <Panel title={t('behind', { row: say(row.words) })} extra={extra}>
      {asked.error ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.data?.pages[0]?.expired ? <Alert type="info" title={t('expired')} /> : null}
      {asked.data ? (
        <DataTable
          name={t('behind', { row: say(row.words) })}
          rows={rows}
          columns={columns}
          rowKey={({ customerId }) => customerId}
          empty={t('nobody')}
          height={360}
        />
      ) : null}
      {asked.hasNextPage ? (
        <Button block type="text" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t('more', { shown: rows.length })}
        </Button>
      ) : null}
    </Panel>
  );
}
