/** Enough to see what a file holds; the server reads it from end to end. */
export const LOOKED_AT_BYTES = 262_144;
const SHOWN_ROWS = 200;

type Encoding = 'utf-8' | 'gb18030';
export type FileLook = {
  readonly format: 'csv' | 'ndjson';
  readonly encoding: Encoding;
  readonly hasMark: boolean;
  readonly columns: readonly string[];
  /** Texts in the order of the columns; undefined where a row has no such cell. */
  readonly rows: readonly (readonly (string | undefined)[])[];
  /** Whether there is more than was looked at. */
  readonly isPart: boolean;
};
/** Why a file cannot be looked at; keys of the words. */
export type LookFault = 'empty' | 'zip' | 'utf16' | 'binary' | 'unknownEncoding' | 'noRows' | 'notJson';

/** The beginning of what is no text, whatever the name says: a workbook is a ZIP. */
const FOREIGN: readonly (readonly [readonly number[], LookFault])[] = [
  [[0x50, 0x4b], 'zip'],
  [[0x1f, 0x8b], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'binary'],
  [[0xff, 0xfe], 'utf16'],
  [[0xfe, 0xff], 'utf16'],
];

/** As far as it decodes: the last letter of a piece may be cut. */
function decoded(bytes: Uint8Array, encoding: Encoding, isPart: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isPart });
  } catch {
    return null;
  }
}

/** What is UTF-8 is UTF-8; Chinese offices save the rest in GB18030, of which GBK is a part. */
function textOf(bytes: Uint8Array, isPart: boolean): { readonly text: string; readonly encoding: Encoding } | null {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = decoded(bytes, encoding, isPart);
    if (text !== null) return { text, encoding };
  }
  return null;
}

type Quoted = { readonly text: string; readonly next: number };

/** A field in quotes, from the letter after the first; two quotes are one. */
function quotedAt(text: string, start: number): Quoted {
  let field = '';
  let at = start;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return { text: field + text.slice(at), next: text.length };
    field += text.slice(at, end);
    if (text[end + 1] !== '"') return { text: field, next: end + 1 };
    field += '"';
    at = end + 2;
  }
}

type Field = { readonly text: string; readonly next: number; readonly endsRow: boolean };

/** The field that begins at a place, what ended it, and where the next begins. */
function fieldAt(text: string, at: number): Field {
  const quoted = text[at] === '"' ? quotedAt(text, at + 1) : null;
  const end = /[,\r\n]/g;
  end.lastIndex = quoted?.next ?? at;
  const stop = end.exec(text)?.index ?? text.length;
  const isWindows = text[stop] === '\r' && text[stop + 1] === '\n';
  return {
    text: quoted ? quoted.text : text.slice(at, stop),
    next: stop + (isWindows ? 2 : 1),
    endsRow: text[stop] !== ',',
  };
}

const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === '';

/** Records of a CSV text; a line with nothing on it is none. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let endsRow = true;
  for (let at = 0; at < text.length || !endsRow; ) {
    const field = fieldAt(text, at);
    row.push(field.text);
    at = field.next;
    endsRow = field.endsRow;
    if (!endsRow) continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((one) => !isBlank(one));
}

const shownCell = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

function ndjsonLook(lines: readonly string[]): Pick<FileLook, 'columns' | 'rows'> | null {
  const records: Record<string, unknown>[] = [];
  for (const line of lines) {
    try {
      const read: unknown = JSON.parse(line);
      if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
      records.push(read as Record<string, unknown>);
    } catch {
      return null;
    }
  }
  const columns = [...new Set(records.flatMap(Object.keys))];
  return { columns, rows: records.map((record) => columns.map((column) => shownCell(record[column]))) };
}

function csvLook(text: string, isPart: boolean): Pick<FileLook, 'columns' | 'rows'> {
  const [header = [], ...rows] = csvRows(text);
  // The last record of a piece may be cut.
  const whole = isPart ? rows.slice(0, -1) : rows;
  return { columns: header.map((name) => name.trim()), rows: whole.slice(0, SHOWN_ROWS) };
}

/** What the beginning of a file shows: its encoding, its columns, its first rows. */
export function lookAtFile(bytes: Uint8Array, fileName: string, isPart: boolean): FileLook | LookFault {
  if (bytes.length === 0) return 'empty';
  const foreign = FOREIGN.find(([magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (foreign) return foreign[1];
  if (bytes.includes(0)) return 'binary';
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const read = textOf(bytes, isPart);
  if (read === null) return 'unknownEncoding';
  const { text, encoding } = read;
  const isNdjson = fileName.toLowerCase().endsWith('.ndjson');
  const lines = isNdjson ? text.split('\n').slice(0, isPart ? -1 : undefined) : [];
  const found = isNdjson
    ? ndjsonLook(lines.filter((line) => line.trim() !== '').slice(0, SHOWN_ROWS))
    : csvLook(text, isPart);
  if (found === null) return 'notJson';
  if (found.rows.length === 0) return 'noRows';
  return { format: isNdjson ? 'ndjson' : 'csv', encoding, hasMark, ...found, isPart };
}
