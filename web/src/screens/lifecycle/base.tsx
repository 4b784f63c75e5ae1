import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { factsQuery } from '../../api/catalogue.ts';
import { stageGridQuery } from '../../api/lifecycle.ts';
import type { StageGrid } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Chart, type Pressed } from '../../parts/chart.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { BaseBehind, useCellTitle } from './base-behind.tsx';
import { classChart, gridRows } from './class-chart.ts';
import { StageProfile } from './stage-profile.tsx';
import { useStageTitle } from './stage-titles.ts';
import { useWho } from './use-who.ts';
import { type Cell, cellText } from './who.ts';
import { WhoLink } from './who-link.tsx';

const USUAL_CLASS = 'valueClass';
const OF_FEW_VALUES = ['enum', 'boolean'];
type Row = ReturnType<typeof gridRows>['rows'][number];

function ClassPicker({ by, choose }: { readonly by: string; readonly choose: (by: string) => void }) {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const search = useSearch();
  const { data } = useQuery({ ...factsQuery, enabled: useMay('rules.read') });
  const options = (data?.items ?? [])
    .filter(({ type }) => OF_FEW_VALUES.includes(type))
    .map(({ name, labels }) => ({ value: name, label: say(labels) }));
  if (options.length === 0) return null;
  return (
    <Select
      aria-label={t('by')}
      value={by}
      options={options}
      onChange={choose}
      showSearch={search}
      popupMatchSelectWidth={false}
    />
  );
}

type Given = { readonly grid: StageGrid; readonly part: 'chart' | 'table'; readonly open: (stage: string) => void };

/** The picture, or every number of it. */
function ByClass({ grid, part, open }: Given) {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const { exact, share, short } = useFormat();
  const titleOf = useStageTitle(grid.fact);
  const cellTitle = useCellTitle(grid);
  const who = useWho();
  const { columns, rows } = useMemo(() => gridRows(grid), [grid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the titles change with the grid and the language only
  const option = useMemo(() => classChart(grid, { say, titleOf, short }), [grid, t]);
  if (grid.customers === 0) return <Nothing text={t('nobody')} />;
  const pressed = ({ data }: Pressed) => {
    const { stage, of } = (data ?? {}) as { readonly stage?: string; readonly of?: string };
    if (stage && of && who.isSeen) who.open(cellText({ stage, value: of }));
    else if (stage) open(stage);
  };
  const link = (cell: Partial<Cell>, count: number, text?: string) => (
    <WhoLink who={cellText(cell)} of={cellTitle(cell)} count={count} {...(text === undefined ? {} : { text })} />
  );
  const number = ({ value, title }: (typeof columns)[number], index: number): Column<Row> => {
    const countOf = ({ counts }: Row) => counts[index] ?? 0;
    const show = (row: Row) => link({ stage: row.stage, value }, countOf(row));
    return { key: `class ${index}`, title: say(title), value: countOf, show, isNumber: true };
  };
  const shown: readonly Column<Row>[] = [
    {
      key: 'stage',
      title: t('stage'),
      value: ({ stage }) => titleOf(stage),
      show: ({ stage }) => (
        <button type="button" className="tm-link" onClick={() => open(stage)}>
          {titleOf(stage)}
        </button>
      ),
    },
    {
      key: 'customers',
      title: t('customers'),
      value: ({ customers }) => customers,
      show: ({ stage, customers }) => link({ stage }, customers),
      isNumber: true,
    },
    {
      key: 'share',
      title: t('share'),
      value: ({ customers }) => customers / grid.customers,
      show: ({ customers }) => share(customers / grid.customers),
      isNumber: true,
    },
    ...columns.map(number),
  ];
  const name = t('baseChart', { by: say(grid.byTitle) });
  if (part === 'chart') return <Chart option={option} label={name} height={320} onPress={pressed} />;
  return (
    <DataTable
      name={name}
      rows={rows}
      columns={shown}
      rowKey={({ stage }) => stage}
      empty={t('nobody')}
      canExport
      extra={<span className="tm-quiet">{link({}, grid.customers, t('inAll', { count: exact(grid.customers) }))}</span>}
    />
  );
}

/** The base by stage and by a class; a stage opens beside it. */
export function Base({ model }: { readonly model: string }) {
  const { t } = useTranslation('lifecycle');
  const { instant } = useFormat();
  const [search, setSearch] = useSearchParams();
  const by = search.get('by') ?? USUAL_CLASS;
  const asked = useQuery(stageGridQuery(model, by));
  const { isSeen } = useWho();
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        // By another class nobody is in the cells of this one.
        if (name === 'by') next.delete('who');
        return next;
      },
      { replace: true },
    );
  const grid = asked.data;
  const stage = search.get('stage') ?? grid?.stages[0]?.stage;
  const open = (chosen: string) => change('stage', chosen);
  return (
    <>
      <div className="tm-base">
        <Panel title={t('byStage')} extra={<ClassPicker by={by} choose={(chosen) => change('by', chosen)} />}>
          <Answer of={asked} rows={12}>
            {(found) => (
              <>
                <ByClass grid={found} part="chart" open={open} />
                <p className="tm-quiet">
                  {t('asOf', { at: instant(found.asOf) })}
                  {isSeen ? ` · ${t('whoHint')}` : null}
                </p>
              </>
            )}
          </Answer>
        </Panel>
        {stage ? <StageProfile model={model} stage={stage} /> : null}
      </div>
      {grid && grid.customers > 0 ? (
        <Panel title={t('byStageNumbers')}>
          <ByClass grid={grid} part="table" open={open} />
        </Panel>
      ) : null}
      {grid ? <BaseBehind grid={grid} /> : null}
    </>
  );
}
