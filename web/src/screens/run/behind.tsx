import { CloseOutlined, DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download } from '../../api/client.ts';
import { customerLink } from '../../api/customers.ts';
import { decisionLink, decisionsCsvPath, decisionsQuery, outreachQuery, runCustomersQuery } from '../../api/runs.ts';
import type { Decision, DecisionFilter, FunnelRow, Outreach, OutreachFilter, UnnamedBar } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { behindOf } from '../../parts/behind-row.ts';
import type { Column } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOutcome } from '../../parts/outcome.ts';
import { Panel } from '../../parts/page.tsx';
import { People } from '../../parts/people.tsx';

type Given = { readonly run: string; readonly row: FunnelRow; readonly close: () => void };
type Listed<F> = Given & { readonly filter: F };

function useCustomerColumn(run: string): Column<{ readonly customerId: string }> {
  const { t } = useTranslation('run');
  return {
    key: 'customer',
    title: t('customer'),
    value: ({ customerId }) => customerId,
    show: ({ customerId }) => <Link to={decisionLink(run, customerId)}>{customerId}</Link>,
  };
}

/** Why the list is shorter than its bar. */
function useUnlisted(): (rest: number) => string {
  const { t } = useTranslation('run');
  const { exact } = useFormat();
  return (rest) => t('unlisted', { count: rest, shown: exact(rest) });
}

function Frame({ row, close, extra, children }: Given & { readonly extra?: ReactNode; readonly children: ReactNode }) {
  const { t } = useTranslation(['run', 'app']);
  const say = useSay();
  return (
    <Panel
      title={t('behind', { row: say(row.words) })}
      extra={
        <>
          {extra}
          <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('app:close')} onClick={close} />
        </>
      }
    >
      {children}
    </Panel>
  );
}

function Decided({ filter, ...given }: Listed<DecisionFilter>) {
  const { run, row } = given;
  const { t } = useTranslation('run');
  const say = useSay();
  const tell = useTell();
  const outcomeOf = useOutcome();
  const mayExport = useMay('exports.read');
  const asked = useInfiniteQuery(decisionsQuery(run, filter, row.count));
  const customer = useCustomerColumn(run);
  const unlisted = useUnlisted();
  const isExpired = asked.data?.pages[0]?.expired === true;
  const columns: readonly Column<Decision>[] = [customer, { key: 'outcome', title: t('outcome'), value: outcomeOf }];
  const save = () => void download(decisionsCsvPath(run, filter), `${run}.csv`).catch(tell);
  const extra = mayExport ? (
    <Button size="small" icon={<DownloadOutlined />} onClick={save}>
      {t('exportAll')}
    </Button>
  ) : null;
  return (
    <Frame {...given} extra={extra}>
      {isExpired ? <Alert type="info" title={t('expired')} /> : null}
      <People
        asked={asked}
        columns={columns}
        name={t('behind', { row: say(row.words) })}
        count={row.count}
        unlisted={unlisted}
        told={isExpired ? row.count : 0}
        canExport={false}
      />
    </Frame>
  );
}

function Planned({ filter, ...given }: Listed<OutreachFilter>) {
  const { run, row } = given;
  const { t } = useTranslation('run');
  const say = useSay();
  const { instant } = useFormat();
  const asked = useInfiniteQuery(outreachQuery(run, filter, row.count));
  const customer = useCustomerColumn(run);
  const unlisted = useUnlisted();
  const columns: readonly Column<Outreach>[] = [
    customer,
    { key: 'due', title: t('due'), value: ({ dueAt }) => instant(dueAt) },
    {
      key: 'state',
      title: t('messageState'),
      value: ({ stateWords }) => say(stateWords),
      filter: ({ stateWords }) => say(stateWords),
    },
    {
      key: 'reason',
      title: t('why'),
      value: ({ reasonWords }) => (reasonWords ? say(reasonWords) : ''),
      filter: ({ reasonWords }) => (reasonWords ? say(reasonWords) : t('noReason')),
    },
  ];
  return (
    <Frame {...given}>
      <People
        asked={asked}
        columns={columns}
        name={t('behind', { row: say(row.words) })}
        count={row.count}
        unlisted={unlisted}
      />
    </Frame>
  );
}

type Named = { readonly customerId: string };

/** Nobody has a decision of this run here: each leads to the customer. */
function Unnamed({ bar, ...given }: Given & { readonly bar: UnnamedBar }) {
  const { run, row } = given;
  const { t } = useTranslation('run');
  const say = useSay();
  const { exact } = useFormat();
  const unlisted = useUnlisted();
  const asked = useInfiniteQuery(runCustomersQuery(run, bar, row.count));
  const pages = asked.data?.pages ?? [];
  const isExpired = pages.some(({ expired }) => expired);
  const forgotten = pages.reduce((sum, page) => sum + page.forgotten, 0);
  const columns: readonly Column<Named>[] = [
    {
      key: 'customer',
      title: t('customer'),
      value: ({ customerId }) => customerId,
      show: ({ customerId }) => <Link to={customerLink(customerId)}>{customerId}</Link>,
    },
  ];
  return (
    <Frame {...given}>
      {isExpired ? <Alert type="info" title={t('seenExpired')} /> : null}
      <People
        asked={asked}
        columns={columns}
        name={t('behind', { row: say(row.words) })}
        count={row.count}
        unlisted={unlisted}
        told={isExpired ? row.count : forgotten}
      />
      {forgotten > 0 ? (
        <p className="tm-quiet">{t('forgotten', { count: forgotten, shown: exact(forgotten) })}</p>
      ) : null}
    </Frame>
  );
}

/** Of a run that is not over only some of those who matched have a decision: all of them are named without. */
const MATCHED = { kind: 'customers', bar: 'matched' } as const;

/** The customers behind a bar: exactly as many as it counts; looking at them is on record. */
export function Behind(all: Given & { readonly isUnfinished: boolean }) {
  const { isUnfinished, ...given } = all;
  const behind = isUnfinished && given.row.step === 'matched' ? MATCHED : behindOf(given.row);
  if (behind === null) return null;
  switch (behind.kind) {
    case 'customers':
      return <Unnamed {...given} bar={behind.bar} />;
    case 'decisions':
      return <Decided {...given} filter={behind.filter} />;
    case 'outreach':
      return <Planned {...given} filter={behind.filter} />;
  }
}
