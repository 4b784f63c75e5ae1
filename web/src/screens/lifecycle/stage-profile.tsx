import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stagesQuery } from '../../api/lifecycle.ts';
import type { StageProfiles } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { Chart, type Pressed } from '../../parts/chart.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Figures, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useStageTitle } from './stage-titles.ts';
import { useWho } from './use-who.ts';
import { cellText } from './who.ts';
import { WhoLink } from './who-link.tsx';

type Profile = StageProfiles['items'][number];
type Cause = Profile['causes'][number];

/** Against the last month that is kept: both are counts of the same base. */
function changeOf({ customers, months }: Profile): number | null {
  const last = months.at(-1);
  return last === undefined ? null : customers - last.customers;
}

function Trend({ profile, label, title }: { profile: Profile; label: string; title: string }) {
  const { t } = useTranslation('lifecycle');
  const { short } = useFormat();
  const { isSeen, open } = useWho();
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: [...profile.months.map(({ month }) => month), t('now')] },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { formatter: short } },
      series: [
        {
          name: t('customers'),
          type: 'line',
          data: [...profile.months.map(({ customers }) => customers), profile.customers],
        },
      ],
    }),
    [profile, t, short],
  );
  const { stage, months } = profile;
  const pressed = ({ name }: Pressed) => {
    const month = months.find((one) => one.month === name)?.month ?? null;
    if (isSeen) open(cellText({ stage, month }));
  };
  return (
    <>
      <Chart option={option} label={label} height={160} onPress={pressed} />
      <ul className="tm-month-ends" aria-label={t('monthsOf', { stage: title })}>
        {months.map(({ month, customers }) => (
          <li key={month}>
            <span className="tm-quiet">{month}</span>{' '}
            <WhoLink
              who={cellText({ stage, month })}
              of={`${title} · ${t('atMonthEnd', { month })}`}
              count={customers}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Told({ profile, title }: { readonly profile: Profile; readonly title: string }) {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const { exact, share } = useFormat();
  const change = changeOf(profile);
  const sign = change !== null && change > 0 ? '+' : '';
  const figures = [
    {
      key: 'customers',
      label: t('customers'),
      value: <WhoLink who={cellText({ stage: profile.stage })} of={title} count={profile.customers} />,
    },
    { key: 'share', label: t('share'), value: share(profile.share) },
    ...(change === null ? [] : [{ key: 'change', label: t('sinceMonth'), value: `${sign}${exact(change)}` }]),
  ];
  const columns: readonly Column<Cause>[] = [
    { key: 'cause', title: t('cause'), value: (one) => say(one.title) },
    {
      key: 'customers',
      title: t('customers'),
      value: ({ customers }) => customers,
      show: (one) => (
        <WhoLink
          who={cellText({ stage: profile.stage, cause: one.cause })}
          of={`${title} · ${say(one.title)}`}
          count={one.customers}
        />
      ),
      isNumber: true,
    },
    {
      key: 'share',
      title: t('shareOfStage'),
      value: ({ customers }) => (profile.customers === 0 ? 0 : customers / profile.customers),
      show: ({ customers }) => share(profile.customers === 0 ? 0 : customers / profile.customers),
      isNumber: true,
    },
  ];
  return (
    <>
      <Figures of={figures} />
      {profile.months.length > 0 ? (
        <Trend profile={profile} label={t('trendOf', { stage: title })} title={title} />
      ) : (
        <p className="tm-quiet">{t('noTrend')}</p>
      )}
      <h3>{t('causes')}</h3>
      <DataTable
        name={t('causesOf', { stage: title })}
        rows={profile.causes}
        columns={columns}
        rowKey={({ cause }) => cause}
        empty={t('noCause')}
        canExport
      />
      <h3>{t('levers')}</h3>
      {profile.levers.length === 0 ? <p className="tm-quiet">{t('noLevers')}</p> : null}
      <p className="tm-tags">
        {profile.levers.map((lever) => (
          <Tag key={lever.id}>{say(lever.title)}</Tag>
        ))}
      </p>
    </>
  );
}

/** One stage: its size, its trend, what put customers there, and what may be done there. */
export function StageProfile({ model, stage }: { readonly model: string; readonly stage: string }) {
  const { t } = useTranslation('lifecycle');
  const asked = useQuery(stagesQuery(model));
  const titleOf = useStageTitle(asked.data?.fact);
  return (
    <Panel title={t('profile', { stage: titleOf(stage) })}>
      <Answer of={asked} rows={12}>
        {({ items }) => {
          const profile = items.find((one) => one.stage === stage);
          return profile ? <Told profile={profile} title={titleOf(stage)} /> : <p>{t('noStage')}</p>;
        }}
      </Answer>
    </Panel>
  );
}
