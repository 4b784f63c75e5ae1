import { theme as antd } from 'antd';
import { useLayoutEffect } from 'react';
import { usePreferences } from './preferences.ts';

/** Colours for style sheets of our own, out of those of the components: `var(--tm-…)`. */
export function ThemeVariables() {
  const { token } = antd.useToken();
  const { theme } = usePreferences();
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset.theme = theme;
    style.colorScheme = theme;
    const colours = {
      ink: token.colorText,
      quiet: token.colorTextTertiary,
      paper: token.colorBgContainer,
      ground: token.colorBgLayout,
      line: token.colorBorderSecondary,
      hover: token.colorFillTertiary,
      accent: token.colorPrimary,
      link: token.colorLink,
      chosen: token.controlItemBgActive,
      good: token.colorSuccess,
      warn: token.colorWarning,
      bad: token.colorError,
    };
    for (const [name, colour] of Object.entries(colours)) style.setProperty(`--tm-${name}`, colour);
  }, [token, theme]);
  return null;
}
