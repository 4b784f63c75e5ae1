import { guardedCell } from '../../../src/core/kit/text/spreadsheet-text.ts';

/** What a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string): string {
  const safe = guardedCell(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** As spreadsheets of Chinese offices open it: with a byte order mark, lines ended as Windows does. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}
