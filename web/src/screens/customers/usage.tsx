import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, UsageMonth } from '../../api/types.ts';
import { usePreferences } from '../../app/preferences.ts';
import { Chart } from '../../parts/chart.tsx';
import { quietInk } from '../../parts/chart-theme.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';
import { gapsIn, monthsOf, SERIES, type Series, valuesOf } from './months.ts';
import { useFieldText } from './use-field-text.ts';

const MINOR_UNITS = 100;

type Given = { readonly of: Series; readonly usage: readonly UsageMonth[]; readonly currency: string | undefined };

function SeriesChart({ of: { key, fields, unit, shape }, usage, currency }: Given) {
  const { t } = useTranslation('customers');
  const { short, exact } = useFormat();
  const { theme } = usePreferences();
  const option = useMemo(() => {
    const months = monthsOf(usage);
    const scale = unit === 'money' ? MINOR_UNITS : 1;
    const there = fields.flatMap((field) => {
      const values = valuesOf(usage, field, months);
      return values.every((value) => value === null) ? [] : [{ field, values }];
    });
    const gaps = gapsIn(
      months,
      there.map(({ values }) => values),
    );
    return {
      grid: { left: 8, right: 12, top: there.length > 1 ? 30 : 10, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, show: there.length > 1 },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: unknown) => (typeof value === 'number' ? exact(value) : t('noValue')),
      },
      xAxis: { type: 'category', data: [...months] },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { formatter: short } },
      series: there.map(({ field, values }, index) => ({
        type: shape,
        name: t(`field.${field}`),
        data: values.map((value) => (value === null ? null : value / scale)),
        connectNulls: false,
        showSymbol: true,
        ...(index > 0 || gaps.length === 0
          ? {}
          : {
              markArea: {
                silent: true,
                itemStyle: { color: 'rgba(128, 140, 148, 0.16)' },
                label: { show: true, position: 'insideTop', fontSize: 11, color: quietInk(theme) },
                data: gaps.map(([from, to]) => [
                  { name: t('gap'), xAxis: months[months.indexOf(from) - 1] ?? from },
                  { xAxis: months[months.indexOf(to) + 1] ?? to },
                ]),
              },
            }),
      })),
    };
  }, [usage, fields, unit, shape, t, short, exact, theme]);
  const title =
    unit === 'money' && currency ? t('seriesIn', { name: t(`series.${key}`), unit: currency }) : t(`series.${key}`);
  return (
    <Panel title={title}>
      <Chart label={title} option={option} />
    </Panel>
  );
}

function UsageTable({ usage, currency }: Pick<Given, 'usage' | 'currency'>) {
  const { t } = useTranslation('customers');
  const textOf = useFieldText();
  const fields = SERIES.flatMap(({ fields }) => fields).filter((field) =>
    usage.some((one) => one[field] !== undefined),
  );
  const columns: readonly Column<UsageMonth>[] = [
    { key: 'month', title: t('month'), value: ({ month }) => month },
    ...fields.map(
      (field): Column<UsageMonth> => ({
        key: field,
        title: t(`field.${field}`),
        value: (one) => one[field],
        show: (one) => (one[field] === undefined ? t('noValue') : textOf(field, one[field], currency)),
        isNumber: true,
      }),
    ),
  ];
  const rows = [...usage].sort((a, b) => (a.month < b.month ? 1 : -1));
  return (
    <DataTable name={t('tab.usage')} rows={rows} columns={columns} rowKey={({ month }) => month} empty={t('noUsage')} />
  );
}

/** Month by month, as pictures or as the numbers behind them. A month nobody told of is a gap in both. */
export function Usage({ of: { usage, business } }: { readonly of: Customer }) {
  const { t } = useTranslation('customers');
  const [shape, setShape] = useState<'charts' | 'table'>('charts');
  if (usage.length === 0) return <Nothing text={t('noUsage')} />;
  const there = SERIES.filter(({ fields }) => fields.some((field) => usage.some((one) => one[field] !== undefined)));
  return (
    <>
      <Segmented
        className="tm-above"
        aria-label={t('shownAs')}
        value={shape}
        options={(['charts', 'table'] as const).map((value) => ({ value, label: t(`shown.${value}`) }))}
        onChange={setShape}
      />
      {shape === 'table' ? (
        <UsageTable usage={usage} currency={business.currency} />
      ) : (
        <div className="tm-charts">
          {there.map((series) => (
            <SeriesChart key={series.key} of={series} usage={usage} currency={business.currency} />
          ))}
        </div>
      )}
    </>
  );
}
