import { useMemo } from 'react';
import { useZone } from '../app/me.ts';
import { type Language, usePreferences } from '../app/preferences.ts';

/** One of each is made: making one takes longer than writing a hundred numbers with it. */
export function kept<T>(make: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name) ?? make(name);
    known.set(name, found);
    return found;
  };
}

const parts = kept(
  (zone) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
);
const exactly = kept((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }));
const shortly = kept((language) => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }));

/** YYYY-MM-DD HH:mm in a zone, in every language. */
export function instantText(instant: string | Date, zone: string): string {
  const found = Object.fromEntries(
    parts(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${found.year}-${found.month}-${found.day} ${found.hour}:${found.minute}`;
}

export function dayText(instant: string | Date, zone: string): string {
  return instantText(instant, zone).slice(0, 10);
}

/** Exact, with the separators of the language. */
export function exactText(value: number, language: Language): string {
  return exactly(language).format(value);
}

/** Short where it is long: 万 and 亿 in Chinese, K and M in English; exact below ten thousand. */
export function shortText(value: number, language: Language): string {
  if (Math.abs(value) < 10_000) return exactText(value, language);
  return shortly(language).format(value);
}

export function shareText(share: number, language: Language): string {
  const maximumFractionDigits = share !== 0 && Math.abs(share) < 0.1 ? 2 : 1;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits }).format(share);
}

/** Things side by side; what has commas in itself goes apart with semicolons. */
export function listText(words: readonly string[], language: Language, kind: 'words' | 'sentences' = 'words'): string {
  const chinese = language === 'zh-CN';
  if (kind === 'words') return words.join(chinese ? '、' : ', ');
  return words.join(chinese ? '；' : '; ');
}

/** Minutes and seconds below an hour, hours and minutes above. */
export function durationText(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  // Chinese has no room between a number and its unit here, and has it everywhere else on the page.
  const unit = (value: number, name: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' })
      .format(value)
      .replace(/(\d)(\p{Script=Han})/u, '$1 $2');
  if (hours > 0) return `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`;
  return minutes > 0 ? `${unit(minutes, 'minute')} ${unit(rest, 'second')}` : unit(rest, 'second');
}

/** All of them, for the language and the zone of the page. */
export function useFormat() {
  const { language } = usePreferences();
  const zone = useZone();
  return useMemo(
    () => ({
      zone,
      exact: (value: number) => exactText(value, language),
      short: (value: number) => shortText(value, language),
      share: (share: number) => shareText(share, language),
      instant: (instant: string | Date, other = zone) => instantText(instant, other),
      day: (instant: string | Date) => dayText(instant, zone),
      duration: (ms: number) => durationText(ms, language),
      list: (words: readonly string[], kind?: 'words' | 'sentences') => listText(words, language, kind),
    }),
    [language, zone],
  );
}
