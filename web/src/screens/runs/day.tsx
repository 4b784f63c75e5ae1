import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { barLink } from '../../api/runs.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { type DayRuns, useDayRuns } from '../../parts/day-runs.ts';
import { useFormat } from '../../parts/format.ts';
import { Figures, Page, Panel } from '../../parts/page.tsx';
import { RunState } from '../../parts/run-state.tsx';
import { Answer } from '../../parts/states.tsx';
import { useCampaignTitle } from './campaign-title.ts';

type Counted = NonNullable<DayRuns['data']>['counted'][number];
type Given = NonNullable<DayRuns['data']> & { readonly bar: string };

const rowOf = ({ rows }: Counted, bar: string) => rows.find(({ key }) => key === bar);

/** What each run of the day has on the bar: together the number that was pressed, each one leads to its customers. */
function OnBar({ counted, all, hasMore, bar }: Given) {
  const { t } = useTranslation(['run', 'app']);
  const say = useSay();
  const titleOf = useCampaignTitle();
  const { exact, instant } = useFormat();
  const known = counted.map((one) => rowOf(one, bar)).find((row) => row !== undefined);
  const sum = counted.reduce((total, one) => total + (rowOf(one, bar)?.count ?? 0), 0);
  const name = known ? say(known.words) : bar;
  const columns = useMemo((): readonly Column<Counted>[] => {
    const countOf = (one: Counted) => rowOf(one, bar)?.count ?? 0;
    return [
      {
        key: 'run',
        title: t('run'),
        value: ({ run }) => instant(run.plannedAt),
        show: ({ run }) => (
          <Link to={barLink(run.id, bar)} title={run.id}>
            {instant(run.plannedAt)}
          </Link>
        ),
      },
      { key: 'campaign', title: t('campaign'), value: ({ run }) => titleOf(run.campaignId) },
      {
        key: 'state',
        title: t('state'),
        value: ({ run }) => t(`app:runState.${run.state}`),
        show: ({ run }) => <RunState state={run.state} />,
      },
      {
        key: 'count',
        title: name,
        value: countOf,
        show: (one) =>
          countOf(one) === 0 ? exact(0) : <Link to={barLink(one.run.id, bar)}>{exact(countOf(one))}</Link>,
        isNumber: true,
      },
    ];
  }, [t, titleOf, exact, instant, bar, name]);
  return (
    <Panel title={t('behind', { row: name })} extra={<span className="tm-quiet">{t('dayHint')}</span>}>
      <Figures
        of={[
          { key: 'sum', label: name, value: exact(sum) },
          {
            key: 'runs',
            label: t('dayRuns'),
            value: exact(counted.length),
            ...(hasMore || all > counted.length
              ? { note: t('dayLatest', { all: `${exact(all)}${hasMore ? '+' : ''}` }) }
              : {}),
          },
        ]}
      />
      <DataTable
        name={t('behind', { row: name })}
        rows={counted}
        columns={columns}
        rowKey={({ run }) => run.id}
        empty={t('noneThatDay')}
        canExport
      />
    </Panel>
  );
}

/** The runs of a day by what they have on a bar of the funnel: where a number of the day leads. */
export function Day({ day, bar }: { readonly day: string; readonly bar: string }) {
  const { t } = useTranslation(['run', 'app']);
  return (
    <Page
      title={t('dayTitle', { day })}
      about={
        <>
          <Link to="/runs">{t('allRuns')}</Link> · {t('dayAbout')}
        </>
      }
    >
      <Answer of={useDayRuns(day)}>{(runs) => <OnBar {...runs} bar={bar} />}</Answer>
    </Page>
  );
}
