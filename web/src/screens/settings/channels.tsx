import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { stopsQuery } from '../../api/home.ts';
import { policyQuery } from '../../api/settings.ts';
import type { ContactPolicy } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { usePolicyWords } from './policy-words.ts';
import { PullStop } from './pull-stop.tsx';

type Row = { readonly channel: string; readonly stopped: string | null };

/** Each way out: its hours, its weight on people, and whether it is open. */
function Table({ policy }: { readonly policy: ContactPolicy }) {
  const { t } = useTranslation('settings');
  const words = usePolicyWords();
  const { exact, list } = useFormat();
  const mayStop = useMay('campaigns.halt');
  const { data: stops } = useQuery({ ...stopsQuery, enabled: useMay('runs.read') });
  const whyStopped = (channel: string) =>
    stops?.items.find(({ kind, of }) => kind === 'all' || (kind === 'channel' && of === channel))?.why ?? null;
  const hoursOf = (channel: string) =>
    list(
      policy.hours
        .filter(({ channels }) => channels.includes(channel))
        .map((one) => t('hoursFor', { hours: words.hours(one), purposes: words.purposes(one.purposes) })),
      'sentences',
    );
  const columns: readonly Column<Row>[] = [
    { key: 'channel', title: t('channel'), value: ({ channel }) => words.channels([channel]) },
    {
      key: 'open',
      title: t('open'),
      value: ({ stopped }) => t(stopped === null ? 'isOpen' : 'isStopped'),
      show: ({ stopped }) =>
        stopped === null ? (
          <Tag color="success">{t('isOpen')}</Tag>
        ) : (
          <>
            <Tag color="error">{t('isStopped')}</Tag>
            <span className="tm-data">{stopped}</span>
          </>
        ),
    },
    { key: 'hours', title: t('hours'), value: ({ channel }) => hoursOf(channel), isSorted: false },
    {
      key: 'weight',
      title: t('weight'),
      value: ({ channel }) => policy.fatigue?.weights[channel] ?? null,
      show: ({ channel }) => {
        const weight = policy.fatigue?.weights[channel];
        return weight === undefined ? null : exact(weight);
      },
      isNumber: true,
    },
    {
      key: 'do',
      title: t('do'),
      value: () => '',
      show: ({ channel, stopped }) =>
        mayStop && stopped === null ? <PullStop scope={{ kind: 'channel', of: channel }} size="small" /> : null,
      isSorted: false,
    },
  ];
  return (
    <DataTable
      name={t('part.channels')}
      rows={policy.channels.map((channel) => ({ channel, stopped: whyStopped(channel) }))}
      columns={columns}
      rowKey={({ channel }) => channel}
      empty={t('noChannels')}
      canExport
    />
  );
}

export function Channels() {
  const { t } = useTranslation('settings');
  const asked = useQuery(policyQuery);
  return (
    <Panel title={t('part.channels')}>
      <Answer of={asked}>{(policy) => <Table policy={policy} />}</Answer>
    </Panel>
  );
}
