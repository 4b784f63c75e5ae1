import type { Browser } from 'playwright-core';
import type { Product } from './product.js';

/** What every walk is given: one product and one browser for all of them. */
export type Stage = { readonly browser: Browser; readonly product: Product };

const LANGUAGES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

export type Look = { readonly language: (typeof LANGUAGES)[number]; readonly theme: (typeof THEMES)[number] };

const ALL: readonly Look[] = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ language, theme })));

/** All looks in a whole walk (`npm run test:browser`); among the other tests each language and each theme once. */
export const LOOKS: readonly Look[] =
  process.env.TIDEMARK_BROWSER_WHOLE === '1'
    ? ALL
    : ALL.filter(({ language, theme }) => (language === 'zh-CN') === (theme === 'light'));
