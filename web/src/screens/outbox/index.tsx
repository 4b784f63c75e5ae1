import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { outboxQuery, type SinkChannel } from '../../api/outbox.ts';
import { onceEach } from '../../api/outbox-pages.ts';
import type { SinkMessage } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { Reply, useMayReply } from './reply.tsx';

const CHANNELS = ['sms', 'email'] as const satisfies readonly SinkChannel[];

function Message({ of: { subject, body, parts, encoding } }: { readonly of: SinkMessage }) {
  const { t } = useTranslation('outbox');
  return (
    <div>
      {subject ? <strong className="tm-data">{subject}</strong> : null}
      <p className="tm-message tm-data">{body}</p>
      {parts > 1 ? <small className="tm-quiet">{t('parts', { count: parts, encoding: encoding ?? '' })}</small> : null}
    </div>
  );
}

/** What the local mail server and SMS centre received: a newcomer sees the messages themselves. */
export default function Outbox() {
  const { t } = useTranslation(['outbox', 'app']);
  const { instant } = useFormat();
  const [search, setSearch] = useSearchParams();
  const channel = CHANNELS.find((one) => one === search.get('channel'));
  const asked = useInfiniteQuery(outboxQuery(channel));
  const mayReply = useMayReply();
  const columns = useMemo(
    (): readonly Column<SinkMessage>[] => [
      { key: 'at', title: t('at'), value: ({ at }) => instant(at), width: 140 },
      { key: 'channel', title: t('channel'), value: (one) => t(`app:channel.${one.channel}`), width: 84 },
      { key: 'to', title: t('to'), value: ({ to }) => to, width: 160 },
      {
        key: 'message',
        title: t('message'),
        value: ({ subject, body }) => [subject, body].filter(Boolean).join('\n'),
        show: (one) => <Message of={one} />,
        isSorted: false,
      },
      ...(mayReply
        ? [
            {
              key: 'do',
              title: t('do'),
              value: () => '',
              show: (one: SinkMessage) => <Reply to={one} />,
              isSorted: false,
            },
          ]
        : []),
    ],
    [t, instant, mayReply],
  );
  return (
    <Page
      title={t('app:screen.outbox')}
      about={t('about')}
      actions={
        <Segmented
          aria-label={t('channel')}
          value={channel ?? 'all'}
          options={['all' as const, ...CHANNELS].map((one) => ({
            value: one,
            label: one === 'all' ? t('all') : t(`app:channel.${one}`),
          }))}
          onChange={(one) => setSearch(one === 'all' ? {} : { channel: one }, { replace: true })}
        />
      }
    >
      <Answer of={asked}>
        {({ pages }) => (
          <>
            <DataTable
              name={t('app:screen.outbox')}
              rows={onceEach(pages.flatMap(({ items }) => items))}
              columns={columns}
              rowKey={({ id }) => id}
              empty={t('none')}
              canSearch
              canExport
            />
            {asked.hasNextPage ? (
              <Button block type="text" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                {t('more')}
              </Button>
            ) : null}
          </>
        )}
      </Answer>
    </Page>
  );
}
