import i18next, { type BackendModule, type PostProcessorModule } from 'i18next';
import { useCallback } from 'react';
import { initReactI18next } from 'react-i18next';
import type { Words } from '../api/refused.ts';
import { LANGUAGES, onPreferences, preferences, usePreferences } from './preferences.ts';
import { closedSeams, withSeams } from './seams.ts';

const FILES = import.meta.glob<{ readonly default: Record<string, unknown> }>('../words/*/*.json');

/** A topic a file, fetched when a screen needs it. */
const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, topic, done) => {
    const load = FILES[`../words/${language}/${topic}.json`];
    if (!load) return done(new Error(`no words: ${language}/${topic}`), false);
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

/** React escapes what it draws; here the ends of values are marked, to leave room beside them. */
const seams: PostProcessorModule = { type: 'postProcessor', name: 'seams', process: closedSeams };

/** What the shell itself says. */
const FIRST_TOPIC = 'app';

export async function startWords(): Promise<void> {
  await i18next
    .use(files)
    .use(seams)
    .use(initReactI18next)
    .init({
      lng: preferences().language,
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      load: 'currentOnly',
      ns: [FIRST_TOPIC],
      defaultNS: FIRST_TOPIC,
      interpolation: { escapeValue: true, escape: withSeams },
      postProcess: [seams.name],
      react: { useSuspense: true },
    });
  const tellPage = () => {
    document.documentElement.lang = preferences().language;
  };
  tellPage();
  onPreferences(() => {
    tellPage();
    void i18next.changeLanguage(preferences().language);
  });
}

export function loadTopics(topics: readonly string[]): Promise<unknown> {
  return i18next.loadNamespaces(topics);
}

/** Picks out of a text the server gives in both languages. */
export function useSay(): (words: Words) => string {
  const { language } = usePreferences();
  return useCallback((words) => words[language], [language]);
}
