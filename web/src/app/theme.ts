import { theme as antd, type ThemeConfig } from 'antd';
import type { Theme } from './preferences.ts';

/** Greys of the components are lightened by default until small text is hard to read; these keep 4.5 : 1. */
const LIGHT = {
  colorPrimary: '#0b5c7a',
  colorInfo: '#0b5c7a',
  colorLink: '#0b5c7a',
  colorLinkHover: '#094a62',
  colorSuccess: '#1b6b35',
  colorWarning: '#8a5300',
  colorError: '#a3241b',
  colorTextTertiary: '#5a6a72',
  colorTextQuaternary: '#66757d',
  colorTextDescription: '#5a6a72',
  colorTextPlaceholder: '#5c6a72',
  colorBgLayout: '#f3f5f6',
  colorSuccessBg: '#e3f3e7',
  colorWarningBg: '#fdf1dc',
  colorErrorBg: '#fdeae8',
  colorInfoBg: '#e4f1f6',
  colorPrimaryBg: '#e4f1f6',
  controlItemBgActive: '#dcebf1',
};
const DARK = {
  colorPrimary: '#4fb0d3',
  colorInfo: '#4fb0d3',
  colorLink: '#6cc4e6',
  colorLinkHover: '#8fd3ee',
  colorSuccess: '#7fd39a',
  colorWarning: '#e8b45c',
  colorError: '#ff8f84',
  colorTextLightSolid: '#0b1a20',
  colorTextTertiary: '#a3b4bc',
  colorTextQuaternary: '#93a3ab',
  colorTextDescription: '#a3b4bc',
  colorTextPlaceholder: '#93a3ab',
  colorBgLayout: '#0d1316',
  controlItemBgActive: '#1d3a46',
  colorBgContainer: '#151d21',
  colorBgElevated: '#1b252a',
};

/** Dense, as a back office is; no fonts are fetched. */
export function themeOf(theme: Theme): ThemeConfig {
  return {
    algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      ...(theme === 'dark' ? DARK : LIGHT),
      fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
      fontSize: 13,
      fontSizeSM: 12,
      controlHeight: 28,
      sizeStep: 3,
      borderRadius: 4,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: { Table: { cellPaddingInlineSM: 8 } },
  };
}
