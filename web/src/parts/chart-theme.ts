import type { Theme } from '../app/preferences.ts';

/** Neighbours differ in lightness too, so that they are told apart without colour. */
const COLOURS: { readonly [T in Theme]: readonly string[] } = {
  light: ['#0b5c7a', '#c8741a', '#3f8f5b', '#8a4f9e', '#b23a32', '#6b7a82', '#b59a1c', '#5663b8'],
  dark: ['#4fb0d3', '#e8b45c', '#7fd39a', '#c69ad6', '#ff8f84', '#a3b4bc', '#efe08a', '#9aa6f5'],
};
const INK: { readonly [T in Theme]: string } = { light: '#1f2a30', dark: '#e4ecef' };
const QUIET: { readonly [T in Theme]: string } = { light: '#5a6a72', dark: '#a3b4bc' };
const LINE: { readonly [T in Theme]: string } = { light: '#e3e8ea', dark: '#2a363c' };
const PAPER: { readonly [T in Theme]: string } = { light: '#ffffff', dark: '#1b252a' };
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export function chartColours(theme: Theme): readonly string[] {
  return COLOURS[theme];
}

/** For words a chart says beside its numbers. */
export function quietInk(theme: Theme): string {
  return QUIET[theme];
}

function axis(theme: Theme, splits: boolean) {
  return {
    axisLine: { show: !splits, lineStyle: { color: LINE[theme] } },
    axisTick: { show: false },
    axisLabel: { color: QUIET[theme], fontSize: 11 },
    splitLine: { show: splits, lineStyle: { color: [LINE[theme]] } },
    nameTextStyle: { color: QUIET[theme], fontSize: 11 },
  };
}

/** The look of every chart: the page's own colours and fonts, text that can be read on both grounds. */
export function chartTheme(theme: Theme): object {
  return {
    color: [...COLOURS[theme]],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, color: INK[theme], fontSize: 12 },
    legend: { textStyle: { color: INK[theme] }, inactiveColor: QUIET[theme], itemWidth: 14, itemHeight: 8 },
    tooltip: {
      renderMode: 'richText',
      backgroundColor: PAPER[theme],
      borderColor: LINE[theme],
      textStyle: { color: INK[theme], fontSize: 12 },
      axisPointer: { lineStyle: { color: QUIET[theme] }, crossStyle: { color: QUIET[theme] } },
    },
    categoryAxis: axis(theme, false),
    valueAxis: axis(theme, true),
    line: { symbolSize: 5, lineStyle: { width: 2 } },
    bar: { barMaxWidth: 28 },
    sankey: { label: { color: INK[theme] }, lineStyle: { color: 'gradient', opacity: 0.35 } },
    visualMap: { textStyle: { color: QUIET[theme] } },
  };
}
