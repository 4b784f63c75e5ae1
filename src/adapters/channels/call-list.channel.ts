import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Channel, type HandOver, type OutgoingMessage } from '../../flows/ports/channel.js';
import type { Clock } from '../../flows/ports/clock.js';

const COLUMNS = ['key', 'customer_id', 'number', 'offer_id', 'language', 'script', 'exported_at'] as const;
/** Spreadsheets take UTF-8 for what it is only when told. */
const HEADER = `\uFEFF${COLUMNS.join(',')}\r\n`;

type Known = { readonly size: number; readonly keys: ReadonlySet<string> };

/** A cell that a spreadsheet would calculate gets an apostrophe; a plain phone number may begin with its plus. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^\+\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One CSV a run and day in the data folder. Several workers may write: a line is one append, a file is born with its header. */
export class CallListChannel extends Channel {
  override readonly name = 'call-list';
  private readonly known = new Map<string, Known>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** One after the other: a key is looked for and written in one go. */
  override send(message: OutgoingMessage): Promise<HandOver> {
    const mine = this.turn.then(() => this.append(message));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async append(message: OutgoingMessage): Promise<HandOver> {
    const at = this.clock.now().toISOString();
    const name = `${message.runId.replace(/[^\w.-]+/g, '_')}-${at.slice(0, 10)}.csv`;
    const file = join(this.folder, name);
    const taken: HandOver = { kind: 'taken', providerIds: [`${name}#${message.key}`] };
    let keys: ReadonlySet<string>;
    try {
      await this.create(file);
      keys = await this.keysOf(file);
    } catch (error) {
      return { kind: 'busy', reason: String((error as NodeJS.ErrnoException).code ?? 'FILE') };
    }
    if (keys.has(message.key)) return taken;
    const { key, customerId, to, offerId, locale, body } = message;
    await appendLine(file, `${[key, customerId, to, offerId, locale, body, at].map(cell).join(',')}\r\n`);
    return taken;
  }

  private async create(file: string): Promise<void> {
    if (this.known.has(file)) return;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomUUID()}`;
    await writeFile(draft, HEADER, { mode: 0o600 });
    try {
      await link(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(draft);
    }
  }

  /** Read again only when the file grew: by us, or by another worker. */
  private async keysOf(file: string): Promise<ReadonlySet<string>> {
    const { size } = await stat(file);
    const known = this.known.get(file);
    if (known?.size === size) return known.keys;
    const text = await readFile(file, 'utf8');
    const keys = new Set([...text.matchAll(/^(out_\w+),/gm)].map(([, key]) => key ?? ''));
    this.known.set(file, { size, keys });
    return keys;
  }

  override async close(): Promise<void> {
    await this.turn;
  }
}

async function appendLine(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(line, 'utf8');
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
