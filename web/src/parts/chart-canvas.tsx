import { BarChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Theme } from '../app/preferences.ts';
import type { ChartGiven } from './chart.tsx';
import { chartTheme } from './chart-theme.ts';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

/** Drawn at once and as wide as its place; nothing moves by itself. Tips are drawn, not written into the page. */
const ALWAYS = { animation: false };

type Given = Omit<ChartGiven, 'height'> & { readonly theme: Theme };

export default function ChartCanvas({ label, option, onPress, theme }: Given) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pressed = useRef(onPress);
  useEffect(() => {
    pressed.current = onPress;
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const drawn = init(element, chartTheme(theme));
    chart.current = drawn;
    drawn.on('click', ({ seriesName, name, data, dataType }) =>
      pressed.current?.({ seriesName, name, data, dataType }),
    );
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.current = null;
      drawn.dispose();
    };
  }, [theme]);
  useEffect(() => {
    if (chart.current) chart.current.setOption({ ...ALWAYS, ...option }, { notMerge: true });
  }, [option]);
  return <div ref={place} role="img" aria-label={label} className="tm-chart-canvas" />;
}
