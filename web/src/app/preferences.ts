import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export type Preferences = { readonly language: Language; readonly theme: Theme; readonly narrow: boolean };

const KEPT = 'tidemark.preferences';

function firstPreferences(): Preferences {
  const language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return { language, theme, narrow: matchMedia('(max-width: 1100px)').matches };
}

/** What somebody chose before, as far as it still means something. */
function kept(): Partial<Preferences> {
  try {
    const { language, theme, narrow } = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return {
      ...(LANGUAGES.includes(language) ? { language } : {}),
      ...(THEMES.includes(theme) ? { theme } : {}),
      ...(typeof narrow === 'boolean' ? { narrow } : {}),
    };
  } catch {
    return {};
  }
}

let now: Preferences = { ...firstPreferences(), ...kept() };
const heard = new Set<() => void>();

export function preferences(): Preferences {
  return now;
}

export function onPreferences(hear: () => void): () => void {
  heard.add(hear);
  return () => heard.delete(hear);
}

export function prefer(change: Partial<Preferences>): void {
  now = { ...now, ...change };
  localStorage.setItem(KEPT, JSON.stringify(now));
  for (const hear of heard) hear();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
