import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { Waiting } from './states.tsx';
import './chart.css';

/** What was pressed: the series, and the item by its name. */
export type Pressed = {
  readonly seriesName?: string | undefined;
  readonly name: string;
  readonly data: unknown;
  readonly dataType?: string | undefined;
};

export type ChartGiven = {
  /** What the picture shows, for who does not see it: the numbers themselves belong beside it. */
  readonly label: string;
  /** Options of the library without colours and fonts: those are the theme's. Kept the same object while nothing changes. */
  readonly option: EChartsCoreOption;
  readonly height?: number;
  readonly onPress?: (pressed: Pressed) => void;
};

const HEIGHT_PX = 220;
const Canvas = lazy(() => import('./chart-canvas.tsx'));

/** A picture of numbers. The library is fetched with the first of them; another theme is another picture. */
export function Chart({ height = HEIGHT_PX, ...given }: ChartGiven) {
  const { theme } = usePreferences();
  return (
    <div className="tm-chart" style={{ height }}>
      <Suspense fallback={<Waiting rows={4} />}>
        <Canvas key={theme} theme={theme} {...given} />
      </Suspense>
    </div>
  );
}
