import type { EChartsCoreOption } from 'echarts/core';
import type { Words } from '../../../../src/core/kit/locale.js';
import type { StageGrid } from '../../api/types.ts';

type Told = {
  readonly say: (words: Words) => string;
  readonly titleOf: (stage: string) => string;
  readonly short: (value: number) => string;
};

/** About what the names of the parts take where the picture is narrowest: a line more is a line of white, no name is left out. */
const LEGEND_PX = 460;
const LINE_PX = 20;
const wide = /[\u2E80-\uFFEF]/;
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 12 : 7), 30);

function linesOf(names: readonly string[]): number {
  return Math.ceil(names.reduce((sum, name) => sum + widthOf(name), 0) / LEGEND_PX);
}

/** Stages and classes somebody is in, each with how many; who is in none comes last, and only where there are any. */
export function gridRows({ stages, classes, items }: StageGrid) {
  const count = (stage: string, value: string) =>
    items.find((one) => one.stage === stage && one.value === value)?.customers ?? 0;
  const isUsed = (some: (typeof items)[number][]) => some.some(({ customers }) => customers > 0);
  const columns = classes.filter(({ value }) => isUsed(items.filter((one) => one.value === value)));
  const rows = stages
    .filter(({ stage }) => stage !== 'NONE' || isUsed(items.filter((one) => one.stage === stage)))
    .map(({ stage }) => {
      const counts = columns.map(({ value }) => count(stage, value));
      return { stage, counts, customers: counts.reduce((sum, one) => sum + one, 0) };
    });
  return { columns, rows };
}

/** A bar a stage, a part a class. The first stage stands on top. */
export function classChart(grid: StageGrid, { say, titleOf, short }: Told): EChartsCoreOption {
  const { columns, rows } = gridRows(grid);
  const lines = linesOf(columns.map(({ title }) => say(title)));
  return {
    grid: { left: 8, right: 16, top: 10 + LINE_PX * lines, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { formatter: short } },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ stage }) => titleOf(stage)) },
    series: columns.map(({ title, value: of }, index) => ({
      name: say(title),
      type: 'bar',
      stack: 'base',
      data: rows.map(({ counts, stage }) => ({ value: counts[index] ?? 0, stage, of })),
    })),
  };
}
