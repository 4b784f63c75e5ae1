import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { type Consent, newestConsents } from './newest-consents.ts';
import { useFieldText } from './use-field-text.ts';

/** Who said nothing has not consented: only what was said is listed. */
export function ConsentTable({ of: consents }: { readonly of: readonly Consent[] }) {
  const { t } = useTranslation(['customers', 'app']);
  const { instant } = useFormat();
  const textOf = useFieldText();
  const wordOf = ({ granted }: Consent) => t(granted ? 'granted' : 'refused');
  const columns: readonly Column<Consent>[] = [
    { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
    { key: 'purpose', title: t('purpose'), value: ({ purpose }) => t(`value.purpose.${purpose}`) },
    {
      key: 'granted',
      title: t('consent'),
      value: wordOf,
      filter: wordOf,
      show: (one) => <Tag color={one.granted ? 'success' : 'error'}>{wordOf(one)}</Tag>,
    },
    { key: 'at', title: t('since'), value: ({ at }) => instant(at) },
    {
      key: 'source',
      title: t('source'),
      value: ({ source, evidence }) =>
        evidence === undefined ? textOf('source', source) : t('inMessage', { ...evidence, id: evidence.message }),
    },
  ];
  return (
    <Panel title={t('consents')}>
      <DataTable
        name={t('consents')}
        rows={newestConsents(consents)}
        columns={columns}
        rowKey={({ channel, purpose }) => `${channel} ${purpose}`}
        empty={t('noConsents')}
      />
    </Panel>
  );
}
