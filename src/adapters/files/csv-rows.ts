import { CsvError, type Parser, parse } from 'csv-parse';
import { findCsvFault } from './csv-fault.js';
import { type Encoding, refuse, utf8Of } from './source-file-bytes.js';
import { MOST_COLUMNS, MOST_ROW_BYTES } from './source-file-limits.js';

/** The records of a CSV file, header first, a block for each piece that is read. Any fault of form ends them. */
export async function* csvRecords(file: string, encoding: Encoding): AsyncGenerator<readonly (readonly string[])[]> {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_ROW_BYTES,
  });
  // Every fault also reaches the call that caused it; unheard, the event would end the process.
  parser.on('error', () => {});
  let seen = 0;
  let pending = 0;
  try {
    for await (const bytes of utf8Of(file, encoding)) {
      const taken = written(parser, bytes);
      const records = drained(parser, seen);
      await taken;
      seen += records.length;
      pending = records.length > 0 ? 0 : pending + bytes.length;
      // The parser counts the bytes of fields: a row of empty ones would grow without end.
      if (pending > MOST_ROW_BYTES) refuseRow(await findCsvFault(file, encoding), seen);
      yield records;
    }
    await ended(parser);
    yield drained(parser, seen);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuseRow(await findCsvFault(file, encoding), seen);
  } finally {
    parser.destroy();
  }
}

/** The parser works while it is written to; it takes no more before its records are read. */
function written(parser: Parser, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => parser.write(bytes, (error) => (error ? reject(error) : resolve())));
}

function ended(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => parser.end((error?: Error | null) => (error ? reject(error) : resolve())));
}

function drained(parser: Parser, seen: number): readonly (readonly string[])[] {
  const records: string[][] = [];
  for (let record = parser.read(); record !== null; record = parser.read()) {
    const fields = record as string[];
    if (fields.length > MOST_COLUMNS) {
      refuse('TOO_MANY_COLUMNS', { row: seen + records.length, columns: fields.length, most: MOST_COLUMNS });
    }
    records.push(fields);
  }
  return records;
}

function refuseRow(fault: { readonly code: string; readonly line: number } | null, seen: number): never {
  return refuse(fault?.code ?? 'ROW_UNREADABLE', { line: fault?.line ?? seen + 1, most: MOST_ROW_BYTES });
}
