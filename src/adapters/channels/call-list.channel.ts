import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { guardedCell } from '../../core/kit/text/spreadsheet-text.js';
import { Channel, type HandOver, type OutgoingMessage } from '../../flows/ports/channel.js';
import type { Clock } from '../../flows/ports/clock.js';

const COLUMNS = ['key', 'customer_id', 'number', 'offer_id', 'language', 'script', 'exported_at'] as const;
/** Spreadsheets take UTF-8 for what it is only when told. */
const HEADER = `\uFEFF${COLUMNS.join(',')}\r\n`;

type Known = { size: number; readonly keys: Set<string> };

/** A cell that a spreadsheet would calculate gets an apostrophe; a plain phone number may begin with its plus. */
function cell(text: string): string {
  const safe = /^\+\d+$/.test(text) ? text : guardedCell(text);
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
    let known: Known;
    try {
      await this.create(file);
      known = await this.knownOf(file);
    } catch (error) {
      return { kind: 'busy', reason: String((error as NodeJS.ErrnoException).code ?? 'FILE') };
    }
    if (known.keys.has(message.key)) return taken;
    const { key, customerId, to, offerId, locale, body } = message;
    const line = Buffer.from(`${[key, customerId, to, offerId, locale, body, at].map(cell).join(',')}\r\n`);
    await appendLine(file, line);
    known.keys.add(key);
    known.size += line.length;
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

  /** Read again only when another worker wrote too. */
  private async knownOf(file: string): Promise<Known> {
    const known = this.known.get(file);
    if (known?.size === (await stat(file)).size) return known;
    const bytes = await readFile(file);
    const keys = new Set([...bytes.toString('utf8').matchAll(/^(out_\w+),/gm)].map(([, key]) => key ?? ''));
    const read = { size: bytes.length, keys };
    this.known.set(file, read);
    return read;
  }

  override async close(): Promise<void> {
    await this.turn;
  }
}

async function appendLine(file: string, line: Buffer): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(line);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
