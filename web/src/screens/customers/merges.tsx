import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mergesQuery, undoMerge } from '../../api/customers.ts';
import type { Merge } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { Act } from './act.tsx';

/** What was made one of two, and two again where that was a mistake. */
export function Merges({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const { instant } = useFormat();
  const known = useQueryClient();
  const mayUndo = useMay('customers.merge');
  const asked = useQuery(mergesQuery(customer));
  const undoneText = ({ undoneAt, undoneBy }: Merge) =>
    undoneAt === null ? '' : `${instant(undoneAt)} ${undoneBy ?? ''}`;
  const undo = async (id: string, reason: string) => {
    await undoMerge(id, reason);
    await known.invalidateQueries({ queryKey: ['customers'] });
  };
  const columns: readonly Column<Merge>[] = [
    { key: 'at', title: t('mergedAt'), value: ({ at }) => instant(at) },
    { key: 'other', title: t('mergedOther'), value: ({ otherId }) => otherId },
    { key: 'primary', title: t('mergedInto'), value: ({ primaryId }) => primaryId },
    { key: 'by', title: t('by'), value: ({ by }) => by },
    {
      key: 'undone',
      title: t('undone'),
      value: undoneText,
      show: (one) =>
        mayUndo && one.undoneAt === null ? (
          <Act
            name="undo"
            values={{ other: one.otherId, primary: one.primaryId }}
            act={({ reason }) => undo(one.id, reason)}
          />
        ) : (
          undoneText(one)
        ),
    },
  ];
  return (
    <Panel title={t('merges')}>
      <Answer of={asked} rows={2}>
        {({ items }) => (
          <DataTable name={t('merges')} rows={items} columns={columns} rowKey={({ id }) => id} empty={t('noMerges')} />
        )}
      </Answer>
    </Panel>
  );
}
