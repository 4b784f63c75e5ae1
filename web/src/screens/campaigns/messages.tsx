import { CloseOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type CampaignPlace, campaignOutreachQuery } from '../../api/campaigns.ts';
import { customerLink } from '../../api/customers.ts';
import { decisionLink } from '../../api/runs.ts';
import type { CampaignTotals, Outreach } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Failure, Waiting } from '../../parts/states.tsx';

type Given = {
  readonly campaign: string;
  readonly totals: CampaignTotals;
  readonly place: CampaignPlace;
  readonly close: () => void;
};

/** What the totals count in the place: the list is asked anew when the number changes. */
export function countAt(totals: CampaignTotals, { where, channel }: CampaignPlace): number {
  const of = channel === null ? totals : totals.channels.find((one) => one.channel === channel);
  return of?.[where ?? 'planned'] ?? 0;
}

/** What events planned is of no run: it leads to the customer. */
const isOfRun = ({ runId }: Outreach) => /\|\d{8}T\d{6}Z$/.test(runId) && !runId.startsWith('event|');

function useColumns(): readonly Column<Outreach>[] {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const { instant } = useFormat();
  return useMemo(
    () => [
      {
        key: 'customer',
        title: t('customer'),
        value: ({ customerId }) => customerId,
        show: (one) => (
          <Link to={isOfRun(one) ? decisionLink(one.runId, one.customerId) : customerLink(one.customerId)}>
            {one.customerId}
          </Link>
        ),
      },
      { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
      { key: 'due', title: t('due'), value: ({ dueAt }) => instant(dueAt) },
      {
        key: 'state',
        title: t('messageState'),
        value: ({ stateWords }) => say(stateWords),
        filter: ({ stateWords }) => say(stateWords),
      },
      { key: 'why', title: t('why'), value: ({ reasonWords }) => (reasonWords ? say(reasonWords) : '') },
    ],
    [t, say, instant],
  );
}

/** The messages behind a number of the totals, page after page: as many as it counts. */
export function Messages({ campaign, totals, place, close }: Given) {
  const { t } = useTranslation(['campaigns', 'app']);
  const { exact } = useFormat();
  const columns = useColumns();
  const count = countAt(totals, place);
  const asked = useInfiniteQuery(campaignOutreachQuery(campaign, place, count));
  const rows = useMemo(() => asked.data?.pages.flatMap(({ items }) => items) ?? [], [asked.data]);
  const name = t('behind', {
    place: t(place.where === null ? 'planned' : `place.${place.where}`),
    channel: place.channel === null ? '' : t(`app:channel.${place.channel}`),
  });
  return (
    <Panel
      title={name}
      extra={<Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('app:close')} onClick={close} />}
    >
      {asked.error ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.data ? (
        <>
          <p className="tm-quiet" aria-live="polite">
            {t('shownOf', { shown: exact(rows.length), count: exact(count) })}
          </p>
          <DataTable
            name={name}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('nothingThere')}
            height={320}
            canExport={!asked.hasNextPage}
          />
        </>
      ) : null}
      {asked.hasNextPage ? (
        <Button block type="text" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t('more', { shown: exact(rows.length) })}
        </Button>
      ) : null}
    </Panel>
  );
}
