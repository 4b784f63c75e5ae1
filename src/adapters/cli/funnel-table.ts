import type { ReasonCount } from '../../core/decision/record/refusal-block.js';
import type { Locale } from '../../core/kit/locale.js';
import type { Funnel, FunnelRow } from '../../core/measurement/funnel.js';
import { funnelRowWords, reasonWords } from '../../core/words/funnel-words.js';
import { say } from '../../core/words/say.js';
import { textTable } from './text-table.js';

function depthOf(row: FunnelRow, rows: readonly FunnelRow[]): number {
  let depth = 0;
  for (let at: FunnelRow | undefined = row; at?.parent; depth += 1) {
    const { parent }: FunnelRow = at;
    at = rows.find(({ key }) => key === parent);
  }
  return depth;
}

/** Candidates by where they left, under the customers; nothing where nobody knows any more. */
export function reasonTable(reasons: readonly ReasonCount[], locale: Locale): string {
  if (reasons.length === 0) return '';
  const rows = reasons.map((reason) => {
    const { stageWords, words } = reasonWords(reason);
    return [`  ${stageWords[locale]}`, words[locale], String(reason.count)];
  });
  return `\n\n${say(locale, 'cli.funnel.reasons')}\n${textTable(rows, [2])}`;
}

/** The funnel as an indented table; empty ends (nothing failed, nothing expired) are left out. */
export function funnelTable(funnel: Funnel, locale: Locale): string {
  const shown = funnel.rows.filter((row) => row.count > 0 || row.parent === null || row.step === 'delivered');
  const cells = shown.map((row) => [
    `${'  '.repeat(depthOf(row, funnel.rows))}${funnelRowWords(row)[locale]}`,
    String(row.count),
  ]);
  return textTable(cells, [1]);
}
