import { useQueries, useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { campaignsQuery } from '../../api/catalogue.ts';
import { marketingGridQuery, stageGridQuery } from '../../api/lifecycle.ts';
import type { MarketingGrid, StageGrid } from '../../api/types.ts';
import { useMay, useMayOpen } from '../../app/me.ts';
import { isThere } from '../../app/screen-files.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { BehindCell } from './behind.tsx';
import { customersOf, runningFor } from './grid-numbers.ts';
import { useWho } from './use-who.ts';
import { WhoLink } from './who-link.tsx';

type Row = MarketingGrid['rows'][number];

function Campaigns({ row }: { readonly row: Row }) {
  const { t } = useTranslation('lifecycle');
  const { data } = useQuery({ ...campaignsQuery, enabled: useMay('campaigns.read') });
  const mayOpen = useMayOpen('campaigns') && isThere('campaigns');
  if (!data) return null;
  const running = runningFor(row, data.items);
  if (running.length === 0) return <Tag color="warning">{t('noCampaign')}</Tag>;
  const words = t('campaigns', { count: running.length });
  return mayOpen ? <Link to={`/campaigns?lever=${row.levers.join(',')}`}>{words}</Link> : <span>{words}</span>;
}

type Counts = { readonly grids: readonly StageGrid[]; readonly isCounting: boolean };

function columnsOf(
  { elements }: MarketingGrid,
  { grids, isCounting }: Counts,
  { t, say }: { t: (key: string) => string; say: ReturnType<typeof useSay> },
): readonly Column<Row>[] {
  return [
    { key: 'segment', title: t('segment'), value: ({ title }) => say(title), isSorted: false },
    {
      key: 'customers',
      title: t('customers'),
      value: (row) => customersOf(row, grids),
      show: (row) => {
        const count = customersOf(row, grids);
        if (count === null) return <span className="tm-quiet">{t(isCounting ? 'counting' : 'notCounted')}</span>;
        return <WhoLink who={row.id} of={say(row.title)} count={count} />;
      },
      isNumber: true,
    },
    ...elements.map(
      ({ id, title }): Column<Row> => ({
        key: id,
        title: say(title),
        value: ({ cells }) => (cells[id] ? say(cells[id]) : ''),
        show: ({ cells }) =>
          cells[id] ? <span className="tm-data">{say(cells[id])}</span> : <Tag color="warning">{t('gap')}</Tag>,
        isSorted: false,
      }),
    ),
    {
      key: 'campaigns',
      title: t('running'),
      value: () => '',
      show: (row) => <Campaigns row={row} />,
      isSorted: false,
    },
  ];
}

/** The base by each fact that rows are about: one pass a fact. */
function useGrids(model: string, rows: readonly Row[]): Counts {
  const facts = [...new Set(rows.flatMap(({ of }) => of?.fact ?? []))];
  const asked = useQueries({ queries: facts.map((fact) => stageGridQuery(model, fact)) });
  return { grids: asked.flatMap(({ data }) => data ?? []), isCounting: asked.some(({ isPending }) => isPending) };
}

type Counted = { readonly model: string; readonly grid: MarketingGrid };

/** The customers of the row that is open. */
function Behind({ model, grid, grids }: Counted & { readonly grids: readonly StageGrid[] }) {
  const say = useSay();
  const { who } = useWho();
  const row = grid.rows.find(({ id }) => id === who);
  const counted = grids.find(({ by }) => by === row?.of?.fact);
  if (!(row?.of && counted)) return null;
  const { asOf } = counted;
  const cell = { by: row.of.fact, class: row.of.value, asOf };
  const given = { model, title: say(row.title), counted: { count: customersOf(row, grids), asOf } };
  return <BehindCell key={row.id} {...given} cell={cell} />;
}

function Rows({ model, grid }: Counted) {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const { instant } = useFormat();
  const counts = useGrids(model, grid.rows);
  const { grids } = counts;
  const [first] = grids;
  return (
    <>
      <Panel title={t('elementGrid')}>
        <DataTable
          name={t('elementGrid')}
          rows={grid.rows}
          columns={columnsOf(grid, counts, { t, say })}
          rowKey={({ id }) => id}
          empty={t('noGrid')}
          canExport
        />
        <dl className="tm-elements">
          {grid.elements.map(({ id, title, about }) => (
            <div key={id}>
              <dt>{say(title)}</dt>
              <dd className="tm-quiet">{say(about)}</dd>
            </div>
          ))}
        </dl>
        {first ? <p className="tm-quiet">{t('asOf', { at: instant(first.asOf) })}</p> : null}
      </Panel>
      <Behind model={model} grid={grid} grids={grids} />
    </>
  );
}

/** What is planned for each segment, element by element; what is not covered is said. */
export function ElementGrid({ model }: { readonly model: string }) {
  const asked = useQuery(marketingGridQuery);
  return <Answer of={asked}>{(grid) => <Rows model={model} grid={grid} />}</Answer>;
}
