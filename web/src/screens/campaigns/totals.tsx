import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CampaignTotals } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Figures } from '../../parts/page.tsx';

export const PLACES = ['held', 'inFlight', 'sent', 'dropped', 'failed', 'unclear'] as const;
export type Place = (typeof PLACES)[number];
type Row = CampaignTotals['channels'][number];

type Open = (where: Place | null, channel: Row['channel'] | null) => void;
type CountGiven = {
  readonly of: number;
  readonly where: Place | null;
  readonly channel?: Row['channel'];
  readonly open: Open;
};

/** A number that opens its messages; there is nobody behind a nought. */
function Count({ of, where, channel, open }: CountGiven) {
  const { exact } = useFormat();
  if (of === 0) return <span>{exact(0)}</span>;
  return (
    <Button type="link" size="small" className="tm-opens" onClick={() => open(where, channel ?? null)}>
      {exact(of)}
    </Button>
  );
}

type Given = { readonly totals: CampaignTotals; readonly open?: Open };

/** Where every message of the campaign is: the places are the whole. */
export function TotalFigures({ totals, open }: Given) {
  const { t } = useTranslation('campaigns');
  const { exact } = useFormat();
  const figures = PLACES.map((place) => ({
    key: place,
    label: t(`place.${place}`),
    value: open ? <Count of={totals[place]} where={place} open={open} /> : exact(totals[place]),
  }));
  const planned = open ? <Count of={totals.planned} where={null} open={open} /> : exact(totals.planned);
  return <Figures of={[{ key: 'planned', label: t('planned'), value: planned }, ...figures]} />;
}

export function Totals({ totals, open }: Given) {
  const { t } = useTranslation(['campaigns', 'app']);
  const { exact } = useFormat();
  const number = (key: Place | 'planned', where: Place | null): Column<Row> => ({
    key,
    title: t(where === null ? 'planned' : `place.${where}`),
    value: (row) => row[key],
    isNumber: true,
    ...(open ? { show: (row: Row) => <Count of={row[key]} where={where} channel={row.channel} open={open} /> } : {}),
  });
  const columns: readonly Column<Row>[] = [
    { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
    number('planned', null),
    ...PLACES.map((place) => number(place, place)),
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
      <TotalFigures totals={totals} {...(open ? { open } : {})} />
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
