import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { campaignsQuery, factsQuery } from '../../api/catalogue.ts';
import { marketingGridQuery } from '../../api/lifecycle.ts';
import type { Fact, MarketingGrid } from '../../api/types.ts';
import { useMay, useMayOpen } from '../../app/me.ts';
import { isThere } from '../../app/screen-files.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { customersOf, runningFor } from './grid-numbers.ts';

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

function columnsOf(
  { elements }: MarketingGrid,
  facts: readonly Fact[],
  { t, say, exact }: { t: (key: string) => string; say: ReturnType<typeof useSay>; exact: (value: number) => string },
): readonly Column<Row>[] {
  return [
    { key: 'segment', title: t('segment'), value: ({ title }) => say(title), isSorted: false },
    {
      key: 'customers',
      title: t('customers'),
      value: (row) => customersOf(row, facts),
      show: (row) => {
        const count = customersOf(row, facts);
        return count === null ? <span className="tm-quiet">{t('notCounted')}</span> : exact(count);
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

/** What is planned for each segment, element by element; what is not covered is said. */
export function ElementGrid() {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const { exact, instant } = useFormat();
  const asked = useQuery(marketingGridQuery);
  const facts = useQuery(factsQuery);
  return (
    <Panel title={t('elementGrid')}>
      <Answer of={asked}>
        {(grid) => (
          <>
            <DataTable
              name={t('elementGrid')}
              rows={grid.rows}
              columns={columnsOf(grid, facts.data?.items ?? [], { t, say, exact })}
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
            {facts.data?.asOf ? <p className="tm-quiet">{t('profiledAt', { at: instant(facts.data.asOf) })}</p> : null}
          </>
        )}
      </Answer>
    </Panel>
  );
}
