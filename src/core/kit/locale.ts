export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text a person reads: always in both languages. */
export type Words = { readonly [L in Locale]: string };

/** The best of our two languages for what a person or browser asked for; Chinese of any kind reads zh-CN. */
export function localeOf(asked: string | undefined): Locale {
  return asked !== undefined && /^\s*zh([-_]|\s*$)/i.test(asked) ? 'zh-CN' : 'en';
}
