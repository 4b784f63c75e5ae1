import { useTranslation } from 'react-i18next';
import type { CampaignTotals } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Figures } from '../../parts/page.tsx';

const PLACES = ['held', 'inFlight', 'sent', 'dropped', 'failed', 'unclear'] as const;
type Row = CampaignTotals['channels'][number];

/** Where every message of the campaign is: the places are the whole. */
export function TotalFigures({ totals }: { readonly totals: CampaignTotals }) {
  const { t } = useTranslation('campaigns');
  const { exact } = useFormat();
  const figures = PLACES.map((place) => ({
    key: place,
    label: t(`place.${place}`),
    value: exact(totals[place]),
  }));
  return <Figures of={[{ key: 'planned', label: t('planned'), value: exact(totals.planned) }, ...figures]} />;
}

export function Totals({ totals }: { readonly totals: CampaignTotals }) {
  const { t } = useTranslation(['campaigns', 'app']);
  const { exact } = useFormat();
  const columns: readonly Column<Row>[] = [
    { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
    { key: 'planned', title: t('planned'), value: ({ planned }) => planned, isNumber: true },
    ...PLACES.map((place) => ({
      key: place,
      title: t(`place.${place}`),
      value: (row: Row) => row[place],
      isNumber: true,
    })),
    {
      key: 'delivered',
      title: t('delivered'),
      value: ({ delivered }) => delivered,
      show: ({ delivered }) => (delivered === null ? t('notTold') : exact(delivered)),
      isNumber: true,
    },
  ];
  const sum = PLACES.reduce((total, place) => total + totals[place], 0);
  return (
    <>
      <TotalFigures totals={totals} />
      {totals.channels.length > 0 ? (
        <DataTable
          name={t('totals')}
          rows={totals.channels}
          columns={columns}
          rowKey={({ channel }) => channel}
          empty={t('nothingPlanned')}
          canExport
        />
      ) : null}
      <p className="tm-quiet">
        {totals.planned === 0
          ? t('nothingPlanned')
          : t(sum === totals.planned ? 'sumsHold' : 'sumsBroken', { planned: exact(totals.planned), sum: exact(sum) })}
      </p>
    </>
  );
}
