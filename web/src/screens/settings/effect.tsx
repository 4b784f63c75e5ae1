import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ModelEffect } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Figures } from '../../parts/page.tsx';
import { sizesOf } from './sizes.ts';

type Given = {
  readonly of: ModelEffect;
  readonly isStale: boolean;
  /** The bands, the lowest first. */
  readonly rising: readonly string[];
  readonly nameOf: (band: string) => string;
};
type Move = ModelEffect['items'][number];
type Size = ReturnType<typeof sizesOf>[number];

/** Who would move, band by band: counted, not estimated. */
export function Effect({ of, isStale, rising, nameOf }: Given) {
  const { t } = useTranslation('settings');
  const { exact, share, instant } = useFormat();
  const bandName = (band: string) => (band === 'NONE' ? t('noBand') : nameOf(band));
  const signed = (change: number) => (change > 0 ? `+${exact(change)}` : exact(change));
  const sizes: readonly Column<Size>[] = [
    { key: 'band', title: t('band'), value: ({ band }) => bandName(band) },
    { key: 'before', title: t('before'), value: ({ before }) => before, isNumber: true },
    { key: 'after', title: t('after'), value: ({ after }) => after, isNumber: true },
    {
      key: 'change',
      title: t('change'),
      value: ({ before, after }) => after - before,
      show: ({ before, after }) => signed(after - before),
      isNumber: true,
    },
  ];
  const moves: readonly Column<Move>[] = [
    { key: 'from', title: t('fromBand'), value: ({ from }) => bandName(from) },
    { key: 'to', title: t('toBand'), value: ({ to }) => bandName(to) },
    { key: 'customers', title: t('customers'), value: ({ customers }) => customers, isNumber: true },
  ];
  return (
    <section aria-label={t('effect')} aria-live="polite">
      <h3>{t('effect')}</h3>
      {isStale ? <Alert type="info" showIcon title={t('effectStale')} /> : null}
      <Figures
        of={[
          { key: 'moved', label: t('wouldMove'), value: exact(of.moved) },
          { key: 'share', label: t('shareOfBase'), value: share(of.customers === 0 ? 0 : of.moved / of.customers) },
          { key: 'customers', label: t('countedOver'), value: exact(of.customers) },
        ]}
      />
      <DataTable
        name={t('sizes')}
        rows={sizesOf(of.items, rising)}
        columns={sizes}
        rowKey={({ band }) => band}
        empty={t('nobodyMoves')}
        canExport
      />
      <DataTable
        name={t('moves')}
        rows={of.items.filter(({ from, to }) => from !== to)}
        columns={moves}
        rowKey={({ from, to }) => `${from} ${to}`}
        empty={t('nobodyMoves')}
        canExport
      />
      <p className="tm-quiet">{t('countedAt', { at: instant(of.asOf) })}</p>
    </section>
  );
}
