import type { EChartsCoreOption } from 'echarts/core';
import type { Words } from '../../../../src/core/kit/locale.js';
import type { StageGrid } from '../../api/types.ts';

type Told = { readonly say: (words: Words) => string; readonly titleOf: (stage: string) => string };

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
export function classChart(grid: StageGrid, { say, titleOf }: Told): EChartsCoreOption {
  const { columns, rows } = gridRows(grid);
  return {
    grid: { left: 8, right: 16, top: 32, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, type: 'scroll' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ stage }) => titleOf(stage)) },
    series: columns.map(({ title }, index) => ({
      name: say(title),
      type: 'bar',
      stack: 'base',
      data: rows.map(({ counts, stage }) => ({ value: counts[index] ?? 0, stage })),
    })),
  };
}
