import { useTranslation } from 'react-i18next';
import type { ChannelSender, ContactPolicy } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { usePolicyWords } from './policy-words.ts';

type Row = ChannelSender & { readonly channel: string };

/** Who signs what is sent, how a customer gets out of it, and what they may answer. */
export function Sender({ sender }: Pick<ContactPolicy, 'sender'>) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const words = usePolicyWords();
  const { list } = useFormat();
  const columns: readonly Column<Row>[] = [
    { key: 'channel', title: t('channel'), value: ({ channel }) => words.channels([channel]) },
    { key: 'signature', title: t('signature'), value: ({ signature }) => say(signature.text).trim() },
    { key: 'signs', title: t('signatureFor'), value: ({ signature }) => words.purposes(signature.purposes) },
    { key: 'wayOut', title: t('wayOut'), value: ({ optOut }) => say(optOut.text).trim() },
    { key: 'tells', title: t('wayOutFor'), value: ({ optOut }) => words.purposes(optOut.purposes) },
    { key: 'keywords', title: t('keywords'), value: ({ optOut }) => list(optOut.keywords), isSorted: false },
  ];
  const rows = sender === null ? [] : (['sms', 'email'] as const).map((channel) => ({ channel, ...sender[channel] }));
  return (
    <Panel title={t('sender')}>
      <p className="tm-quiet">{t('senderAbout')}</p>
      <DataTable
        name={t('sender')}
        rows={rows}
        columns={columns}
        rowKey={({ channel }) => channel}
        empty={t('noSender')}
        canExport
      />
    </Panel>
  );
}
