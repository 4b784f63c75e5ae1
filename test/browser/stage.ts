import type { Browser } from 'playwright-core';
import type { Product } from './product.js';

/** What every walk is given: one product and one browser for all of them. */
export type Stage = { readonly browser: Browser; readonly product: Product };

const LANGUAGES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

export type Look = { readonly language: (typeof LANGUAGES)[number]; readonly theme: (typeof THEMES)[number] };

const ALL: readonly Look[] = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ language, theme })));

/** `npm run test:browser`; among the other tests walks are fewer. */
export const IS_WHOLE = process.env.TIDEMARK_BROWSER_WHOLE === '1';

/** All looks in a whole walk; otherwise each language and each theme once. */
export const LOOKS: readonly Look[] = IS_WHOLE
  ? ALL
  : ALL.filter(({ language, theme }) => (language === 'zh-CN') === (theme === 'light'));

/** All looks in a whole walk; otherwise that of one language. */
export function looksIn(language: Look['language']): readonly Look[] {
  return LOOKS.filter((look) => IS_WHOLE || look.language === language);
}
