import type { Locale, Words } from '../../core/kit/locale.js';
import { type Finding, SEVERITIES } from '../../core/rules/check/finding.js';
import { say } from '../../core/words/say.js';

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<string, number>> {
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)]));
}

/** Each finding as a line of a terminal, and a last line that counts them; no line where nothing was found. */
export function findingLines(
  findings: readonly (Finding & { readonly words: Words })[],
  locale: Locale,
): readonly string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(
    ({ severity, words }) => `${say(locale, `verify.severity.${severity}`)}: ${words[locale]}`,
  );
  return [...lines, say(locale, 'cli.verify.counts', countsOf(findings))];
}
