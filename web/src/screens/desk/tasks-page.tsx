import { ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { tasksQuery } from '../../api/desk.ts';
import type { CallTask } from '../../api/types.ts';
import { clockQuery, useMe } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { deskLink, SearchCaller } from './search-caller.tsx';
import './desk.css';

const DAYS = 7;
const WHOSE = ['all', 'mine'] as const;

function useColumns(now: number): readonly Column<CallTask>[] {
  const { t } = useTranslation(['desk', 'app']);
  const say = useSay();
  const { instant } = useFormat();
  const stateOf = ({ callAt }: CallTask) => t(Date.parse(callAt) <= now ? 'due' : 'later');
  return [
    {
      key: 'at',
      title: t('callAt'),
      value: ({ callAt }) => instant(callAt),
      width: 150,
    },
    {
      key: 'state',
      title: t('state'),
      value: stateOf,
      filter: stateOf,
      show: (one) => <Tag color={Date.parse(one.callAt) <= now ? 'error' : 'default'}>{stateOf(one)}</Tag>,
      width: 110,
    },
    {
      key: 'customer',
      title: t('customer'),
      value: ({ customer }) => [customer.id, customer.name].filter(Boolean).join(' '),
      show: ({ customer }) => (
        <>
          <Link className="tm-person" to={deskLink(customer.id)}>
            {customer.id}
          </Link>{' '}
          <span className="tm-data">{[customer.name, customer.msisdn].filter(Boolean).join(' ')}</span>
        </>
      ),
    },
    { key: 'offer', title: t('offer'), value: ({ offer }) => (offer.title ? say(offer.title) : offer.id) },
    { key: 'tries', title: t('tries'), value: ({ tries }) => tries, isNumber: true, width: 100 },
    { key: 'promised', title: t('promisedAt'), value: ({ promisedAt }) => instant(promisedAt), width: 150 },
    { key: 'by', title: t('by'), value: ({ by }) => by, width: 120 },
  ];
}

/** The desk between two calls: who comes next, and who was promised a call. */
export function TasksPage() {
  const { t } = useTranslation(['desk', 'app']);
  const { name } = useMe();
  const [search, setSearch] = useSearchParams();
  const whose = WHOSE.find((one) => one === search.get('whose')) ?? 'all';
  const clock = useQuery(clockQuery);
  const columns = useColumns(Date.parse(clock.data?.now ?? ''));
  const asked = useQuery(tasksQuery(DAYS));
  return (
    <Page title={t('app:screen.desk')} about={t('about')}>
      <SearchCaller isFirst />
      <Panel
        title={t('tasks')}
        extra={
          <>
            <Segmented
              size="small"
              aria-label={t('whose')}
              value={whose}
              options={WHOSE.map((value) => ({ value, label: t(`whoseTasks.${value}`) }))}
              onChange={(value) => setSearch(value === 'all' ? {} : { whose: value }, { replace: true })}
            />
            <Button
              type="text"
              icon={<ReloadOutlined />}
              aria-label={t('again')}
              title={t('again')}
              loading={asked.isFetching}
              onClick={() => void asked.refetch()}
            />
          </>
        }
      >
        <Answer of={asked}>
          {({ items }) => (
            <DataTable
              name={t('tasks')}
              rows={items.filter(({ by }) => whose === 'all' || by === name)}
              columns={columns}
              rowKey={({ id }) => id}
              empty={t('noTasks', { count: DAYS })}
              pageSize={20}
              canSearch
              canExport
            />
          )}
        </Answer>
      </Panel>
    </Page>
  );
}
