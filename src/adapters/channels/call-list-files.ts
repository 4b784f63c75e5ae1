import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CallLists } from '../../flows/ports/call-lists.js';

/** Which cell of a line says whose it is, and how many there are. */
const CUSTOMER_CELL = 1;
const CELLS = 7;
const [QUOTE, COMMA, LINE_FEED] = [0x22, 0x2c, 0x0a];
const BLOTTED = 'forgotten';

type Line = { readonly from: number; readonly to: number; readonly cells: readonly string[] };

/** A quoted cell may hold commas and line ends; within it a quote stands doubled. */
function plain(cell: string): string {
  const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  return text.startsWith("'") ? text.slice(1) : text;
}

/** The lines of a list with the bytes they lie in, the line end left out. */
function* linesOf(bytes: Buffer): Iterable<Line> {
  let [from, cellFrom, quoted] = [0, 0, false];
  let cells: string[] = [];
  const cellTo = (to: number) => cells.push(plain(bytes.toString('utf8', cellFrom, to)));
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && byte === COMMA) {
      cellTo(at);
      cellFrom = at + 1;
    } else if (!quoted && byte === LINE_FEED) {
      const to = bytes[at - 1] === 0x0d ? at - 1 : at;
      cellTo(to);
      yield { from, to, cells };
      [from, cellFrom, cells] = [at + 1, at + 1, []];
    }
  }
}

/** As long as what it covers: another process may be appending to the list, and nothing of it moves. */
function blot({ from, to }: Line): Buffer {
  const commas = ','.repeat(CELLS - 1);
  return Buffer.from(BLOTTED.slice(0, to - from - commas.length).padEnd(to - from - commas.length) + commas);
}

/** Without a folder nothing was ever listed. One that cannot be read is a fault: who is to be forgotten may stand in it. */
function noneIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

/** The lists that `CallListChannel` writes. A line is covered where it stands. */
export class CallListFiles extends CallLists {
  constructor(private readonly folder: string) {
    super();
  }

  override async forget(customerIds: readonly string[]): Promise<number> {
    const names = await readdir(this.folder).catch(noneIfMissing);
    let blotted = 0;
    for (const name of names.filter((one) => one.endsWith('.csv'))) {
      blotted += await this.forgetIn(join(this.folder, name), new Set(customerIds));
    }
    return blotted;
  }

  private async forgetIn(file: string, customerIds: ReadonlySet<string>): Promise<number> {
    const lines = [...linesOf(await readFile(file))].filter(({ cells }) => customerIds.has(cells[CUSTOMER_CELL] ?? ''));
    if (lines.length === 0) return 0;
    const handle = await open(file, 'r+');
    try {
      for (const line of lines) await handle.write(blot(line), 0, line.to - line.from, line.from);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    return lines.length;
  }
}
