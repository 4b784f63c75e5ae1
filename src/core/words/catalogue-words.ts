import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import { type Distribution, type FactProfile, nullShareOf } from '../facts/profile/fact-profile.js';
import type { Locale } from '../kit/locale.js';
import { say } from './say.js';

export type FactProfiles = ReadonlyMap<string, FactProfile>;

/** Values named in one line; the profile itself has more. */
const NAMED = 4;

export const CATALOGUE_COLUMNS = ['name', 'label', 'type', 'unit', 'source', 'freshness', 'nulls', 'distribution'];

const percent = (part: number, whole: number) => (whole === 0 ? '0' : ((part / whole) * 100).toFixed(1));

/** Amounts in major units; other numbers with two digits after the point at most. */
function numberWords({ unit }: FactDefinition, value: number): string {
  return unit === 'minor' ? (value / 100).toFixed(2) : String(Math.round(value * 100) / 100);
}

/** Amounts are in the currency of each customer. */
function unitWords(unit: string | null, locale: Locale): string {
  return unit === 'minor' ? say(locale, 'facts.unit.minor') : (unit ?? '-');
}

function valuesWords(
  { top, others }: Extract<Distribution, { kind: 'values' }>,
  known: number,
  { valueLabels }: FactDefinition,
  locale: Locale,
): string {
  // Ids, and texts that nobody shares: that all are others tells nothing.
  if (top.length === 0) return '-';
  const named = top.slice(0, NAMED);
  const rest = others + top.slice(NAMED).reduce((sum, { customers }) => sum + customers, 0);
  const parts = named.map(({ value, customers }) => {
    const label = valueLabels?.[value]?.[locale] ?? value;
    return say(locale, 'facts.distribution.value', { value: label, share: percent(customers, known) });
  });
  if (rest > 0) parts.push(say(locale, 'facts.distribution.others', { share: percent(rest, known) }));
  return parts.join(locale === 'zh-CN' ? '，' : ', ');
}

/** How the known values lie, as one line: shares are of those who have a value; of amounts the currency of most customers. */
export function distributionWords(
  { distribution, known, currencies }: FactProfile,
  definition: FactDefinition,
  locale: Locale,
): string {
  const code = `facts.distribution.${distribution.kind}`;
  switch (distribution.kind) {
    case 'nothing':
      return say(locale, code);
    case 'numbers': {
      const { p10, p90, deciles } = distribution;
      const [low, middle, high] = [p10, deciles[5] ?? p10, p90].map((value) => numberWords(definition, value));
      const words = say(locale, code, { p10: low ?? '', p50: middle ?? '', p90: high ?? '' });
      const currency = currencies?.[0]?.currency;
      return typeof currency === 'string' ? say(locale, 'facts.distribution.currency', { currency, words }) : words;
    }
    case 'days': {
      const { first, last, p10, p90 } = distribution;
      return say(locale, code, { first, last, p10, p90 });
    }
    case 'values':
      return valuesWords(distribution, known, definition, locale);
    case 'yes-or-no':
      return say(locale, code, { share: percent(distribution.yes, known) });
    case 'several':
      return say(locale, code, { length: distribution.meanLength.toFixed(1) });
  }
}

/** A fact as cells under `CATALOGUE_COLUMNS`; a dash where nothing is declared or counted. */
export function catalogueRow(
  fact: FactDefinition,
  profile: FactProfile | undefined,
  locale: Locale,
): readonly string[] {
  const { name, labels, type, unit, source, freshness } = fact;
  return [
    name,
    labels[locale],
    say(locale, `facts.type.${type}`),
    unitWords(unit, locale),
    source === undefined ? '-' : say(locale, `facts.source.${source}`),
    freshness === undefined ? '-' : say(locale, `facts.freshness.${freshness}`),
    profile === undefined ? '-' : `${(nullShareOf(profile) * 100).toFixed(1)} %`,
    profile === undefined ? '-' : distributionWords(profile, fact, locale),
  ];
}

const inCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The catalogue as a Markdown table: with its values, and what each fact means. */
export function catalogueMarkdown(catalogue: FactCatalogue, profiles: FactProfiles, locale: Locale): string {
  const columns = [...CATALOGUE_COLUMNS, 'help'];
  const head = columns.map((column) => say(locale, `facts.head.${column}`));
  const rows = [...catalogue.values()].map((fact) => [
    ...catalogueRow(fact, profiles.get(fact.name), locale),
    fact.help?.[locale] ?? '-',
  ]);
  const lines = [head, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inCell).join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}
