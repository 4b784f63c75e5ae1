import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Migration } from '../../api/types.ts';
import { type Theme, usePreferences } from '../../app/preferences.ts';
import { Chart, type Pressed } from '../../parts/chart.tsx';
import { chartColours, quietInk } from '../../parts/chart-theme.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Nothing } from '../../parts/states.tsx';
import { useFlowTitle } from './flow-title.ts';
import { atNode, flowOf, type Stream, type Streams, stageOfNode, streamsOf } from './sankey.ts';
import { useStageTitle } from './stage-titles.ts';
import { useWho } from './use-who.ts';
import { flowText } from './who.ts';
import { WhoLink } from './who-link.tsx';

type Words = {
  readonly titleOf: (stage: string) => string;
  readonly exact: (value: number) => string;
  readonly theme: Theme;
};

/** Colour only repeats the name, and each name has its number: a stage has the same colour on both sides. */
function sankeyOption(
  streams: Streams,
  stages: readonly string[],
  { titleOf, exact, theme }: Words,
): EChartsCoreOption {
  const colours = chartColours(theme);
  // Who is in no stage has no colour.
  const colourOf = (stage: string) =>
    stages.includes(stage) ? colours[stages.indexOf(stage) % colours.length] : quietInk(theme);
  const label = (name: string) => `${titleOf(stageOfNode(name))}  ${exact(atNode(streams, name))}`;
  const told = ({ source, target, value }: Stream) =>
    `${titleOf(stageOfNode(source))} → ${titleOf(stageOfNode(target))}: ${exact(value)}`;
  return {
    tooltip: {
      trigger: 'item',
      formatter: ({ data, name, dataType }: { data: Stream; name: string; dataType: string }) =>
        dataType === 'edge' ? told(data) : label(name),
    },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: 8,
        top: 8,
        bottom: 8,
        nodeGap: 16,
        // Stages stay in their order: nothing is moved to make fewer crossings.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { formatter: ({ name }: { name: string }) => label(name) },
        levels: [
          { depth: 0, label: { position: 'right' } },
          { depth: 1, label: { position: 'left' } },
        ],
        data: streams.nodes.map((node) => ({ ...node, itemStyle: { color: colourOf(stageOfNode(node.name)) } })),
        links: streams.links,
      },
    ],
  };
}

/** The streams as a picture, and as a table beside it for who does not see it. */
export function MigrationPicture({ of }: { readonly of: Migration }) {
  const { t, i18n } = useTranslation('lifecycle');
  const { exact, share } = useFormat();
  const { theme } = usePreferences();
  const titleOf = useStageTitle(of.fact);
  const flowTitle = useFlowTitle(of);
  const who = useWho();
  const streams = useMemo(() => streamsOf(of), [of]);
  const titles = of.stages.map(titleOf).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language and the titles only
  const option = useMemo(
    () => sankeyOption(streams, of.stages, { titleOf, exact, theme }),
    [streams, of.stages, theme, i18n.language, titles],
  );
  if (streams.links.length === 0) return <Nothing text={t('nobody')} />;
  const columns: readonly Column<Stream>[] = [
    { key: 'from', title: t('stageBefore'), value: ({ source }) => titleOf(stageOfNode(source)) },
    { key: 'to', title: t('stageAfter'), value: ({ target }) => titleOf(stageOfNode(target)) },
    {
      key: 'customers',
      title: t('customers'),
      value: ({ value }) => value,
      show: (stream) => (
        <WhoLink
          who={flowText(flowOf(stream, of.stages))}
          of={flowTitle(flowOf(stream, of.stages))}
          count={stream.value}
        />
      ),
      isNumber: true,
    },
    {
      key: 'share',
      title: t('shareOfBefore'),
      value: ({ source, value }) => value / atNode(streams, source),
      show: ({ source, value }) => share(value / atNode(streams, source)),
      isNumber: true,
    },
  ];
  const pressed = ({ data, name, dataType }: Pressed) => {
    if (who.isSeen) who.open(flowText(flowOf(dataType === 'edge' ? (data as Stream) : name, of.stages)));
  };
  return (
    <div className="tm-streams">
      <Chart option={option} label={t('streams', { from: of.from, to: of.to })} height={440} onPress={pressed} />
      <DataTable
        name={t('streams', { from: of.from, to: of.to })}
        rows={streams.links}
        columns={columns}
        rowKey={({ source, target }) => `${source} ${target}`}
        empty={t('nobody')}
        pageSize={12}
        canExport
      />
    </div>
  );
}
