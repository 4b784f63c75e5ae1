import type { Problem } from '../../core/kit/problem.js';
import { type Encoding, refuse, utf8Of } from './source-file-bytes.js';
import { MOST_ROW_BYTES } from './source-file-limits.js';

const NEWLINE = 0x0a;

/** The lines of a file that hold something, a block for each piece that is read. */
export async function* ndjsonLines(file: string, encoding: Encoding): AsyncGenerator<readonly string[]> {
  let rest = Buffer.alloc(0);
  let line = 1;
  for await (const bytes of utf8Of(file, encoding)) {
    const text = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const lines: string[] = [];
    let from = 0;
    for (let to = text.indexOf(NEWLINE, from); to >= 0; to = text.indexOf(NEWLINE, from)) {
      if (to - from > MOST_ROW_BYTES) refuse('ROW_TOO_LONG', { line, most: MOST_ROW_BYTES });
      lines.push(text.toString('utf8', from, to).trim());
      line += 1;
      from = to + 1;
    }
    rest = Buffer.from(text.subarray(from));
    if (rest.length > MOST_ROW_BYTES) refuse('ROW_TOO_LONG', { line, most: MOST_ROW_BYTES });
    yield lines.filter((text) => text !== '');
  }
  const last = rest.toString('utf8').trim();
  if (last !== '') yield [last];
}

export type NdjsonRow = { readonly cells: readonly (string | undefined)[]; readonly fault: Problem | null };

/**
 * The wanted fields of one line as texts. Names are looked up among the line's own fields only. A list is plain where
 * one is wanted: it is handed on as JSON.
 */
export function ndjsonRow(line: string, columns: readonly string[], listColumns: readonly string[] = []): NdjsonRow {
  const fields = objectIn(line);
  if (fields === null) return { cells: [], fault: { path: '$row', code: 'ROW_NOT_JSON' } };
  let fault: Problem | null = null;
  const cells = columns.map((column) => {
    const value = Object.hasOwn(fields, column) ? fields[column] : undefined;
    if (Array.isArray(value) && listColumns.includes(column)) return JSON.stringify(value);
    const code = faultIn(value);
    if (code !== null) fault = { path: column, code, params: { column } };
    return value === undefined || value === null ? undefined : String(value);
  });
  return { cells, fault };
}

function objectIn(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    return plain ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** A number too large to be exact has lost digits already: it must come as a text. */
function faultIn(value: unknown): string | null {
  if (typeof value === 'object' && value !== null) return 'VALUE_NOT_PLAIN';
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? 'NUMBER_NOT_EXACT' : null;
}
