import { type Encoding, utf8Of } from './source-file-bytes.js';
import { MOST_ROW_BYTES } from './source-file-limits.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** What is wrong with quotes or length, and the line on which it begins. */
export type CsvFault = {
  readonly code: 'QUOTE_NOT_CLOSED' | 'QUOTE_MISPLACED' | 'ROW_TOO_LONG';
  readonly line: number;
};

/** Walks the bytes of a CSV text to its first fault. The parser says that there is one, but not reliably on which line. */
class FaultFinder {
  private state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  private line = 1;
  private rowLine = 1;
  private rowBytes = 0;
  private quoteLine = 1;

  feed(bytes: Buffer): CsvFault | null {
    for (const byte of bytes) {
      const fault = this.next(byte);
      if (fault) return fault;
    }
    return null;
  }

  end(): CsvFault | null {
    return this.state === 'quoted' ? { code: 'QUOTE_NOT_CLOSED', line: this.quoteLine } : null;
  }

  private next(byte: number): CsvFault | null {
    this.rowBytes += 1;
    if (this.rowBytes > MOST_ROW_BYTES) {
      return this.end() ?? { code: 'ROW_TOO_LONG', line: this.rowLine };
    }
    if (byte === NEWLINE) this.line += 1;
    if (this.state === 'quoted') {
      if (byte === QUOTE) this.state = 'closing';
      return null;
    }
    if (byte === QUOTE) return this.quote();
    return this.plain(byte);
  }

  private quote(): CsvFault | null {
    if (this.state === 'plain') return { code: 'QUOTE_MISPLACED', line: this.line };
    if (this.state === 'start') this.quoteLine = this.line;
    this.state = 'quoted';
    return null;
  }

  private plain(byte: number): CsvFault | null {
    if (byte === NEWLINE) {
      this.rowLine = this.line;
      this.rowBytes = 0;
      this.state = 'start';
    } else if (byte === COMMA) this.state = 'start';
    else if (this.state === 'closing' && byte !== RETURN) return { code: 'QUOTE_NOT_CLOSED', line: this.quoteLine };
    else if (byte !== RETURN) this.state = 'plain';
    return null;
  }
}

export async function findCsvFault(file: string, encoding: Encoding): Promise<CsvFault | null> {
  const finder = new FaultFinder();
  for await (const bytes of utf8Of(file, encoding)) {
    const fault = finder.feed(bytes);
    if (fault) return fault;
  }
  return finder.end();
}
