import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { aCustomer } from '../../../test/builders/a-customer.js';
import { SHIPPED_CUSTOMER_RULES } from '../../../test/builders/customer-rules.js';
import { FakeAuditLog } from '../../../test/fakes/fake-audit-log.js';
import { FakeClock } from '../../../test/fakes/fake-clock.js';
import {
  FakeCallLists,
  FakeCustomerEventStore,
  FakeCustomerTraces,
  FakeMergeStore,
  FakeTombstoneStore,
} from '../../../test/fakes/fake-customer-ports.js';
import { FakeCustomerStore } from '../../../test/fakes/fake-customer-store.js';
import { FakeIds } from '../../../test/fakes/fake-ids.js';
import { Bell } from '../../../test/http/fake-catalogues.js';
import { AppError } from '../../flows/errors.js';
import { ForgetCustomer } from '../../flows/forget-customer.js';
import { MergeCustomers } from '../../flows/merge-customers.js';
import { RecordEvents } from '../../flows/record-events.js';
import { UndoMerge } from '../../flows/undo-merge.js';
import { addCustomerRecord } from './customer-record.command.js';
import { addEvents } from './events.command.js';
import { Progress } from './progress.js';

const { counting, merging } = SHIPPED_CUSTOMER_RULES;
const customers = () => FakeCustomerStore.holding(aCustomer(), aCustomer({ id: 'c-2' }));

function aTerminal() {
  const [base, clock, audit] = [customers(), new FakeClock(), new FakeAuditLog()];
  const events = new FakeCustomerEventStore(base, counting);
  const bell = new Bell();
  const merges = new FakeMergeStore(base, events, merging, counting);
  const flows = new Map<unknown, unknown>([
    [RecordEvents, new RecordEvents(events, SHIPPED_CUSTOMER_RULES, clock, bell)],
    [
      ForgetCustomer,
      new ForgetCustomer(new FakeTombstoneStore(base), new FakeCustomerTraces(), new FakeCallLists(), audit, clock),
    ],
    [MergeCustomers, new MergeCustomers(merges, audit, clock, new FakeIds())],
    [UndoMerge, new UndoMerge(merges, audit, clock)],
  ]);
  const app = { get: <T>(token: abstract new (...args: never[]) => T) => flows.get(token) as T };
  return { base, events, bell, app };
}

let dir: string;
let terminal: ReturnType<typeof aTerminal>;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-events-'));
  terminal = aTerminal();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function tidemark(...args: readonly string[]) {
  let [text, progress, code] = ['', '', 0];
  const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
  const context = {
    locale: 'en' as const,
    screen: { write: (part: string) => (text += part) },
    progress: new Progress({ write: (part) => (progress += part) }, () => 0),
    withApp: <T>(_needs: unknown, work: (app: typeof terminal.app) => Promise<T>) => work(terminal.app),
    exitWith: (asked: number) => {
      code = asked;
    },
  };
  addEvents(program, context);
  addCustomerRecord(program, context);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { code: 2, text, progress };
    throw error;
  }
  return { code, text, progress };
}

function file(...lines: readonly (object | string)[]): string {
  const path = join(dir, 'events.ndjson');
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n'));
  return path;
}

const told = (n: number, change: object = {}) => ({
  ...{ id: `e-${n}`, customerId: 'c-1', kind: 'recharge', at: '2026-11-01T04:00:00Z' },
  ...change,
});

describe('npx tidemark events', () => {
  it('counts a file of many batches and shows how far it is', async () => {
    const { code, progress } = await tidemark('events', file(...Array.from({ length: 1_201 }, (_, n) => told(n))));
    expect(code).toBe(0);
    expect(progress).toContain('events: 1201 lines read, 1201 counted, 0 known before, 0 refused');
    expect((await terminal.events.countersOf('c-1'))?.days.recharge).toEqual([
      { day: '2026-11-01', count: 1_201, sum: 0 },
    ]);
  });

  it('rings once for the facts of each customer something was counted of', async () => {
    const path = file(told(1), told(2), told(3, { customerId: 'c-2' }), told(4, { customerId: 'c-9' }));
    await tidemark('events', path);
    expect(terminal.bell.customers).toEqual(['c-1', 'c-2']);
    await tidemark('events', path);
    expect(terminal.bell.customers).toEqual(['c-1', 'c-2']);
  });

  it('told again counts nothing', async () => {
    const path = file(told(1), '', told(2));
    await tidemark('events', path);
    const { text } = await tidemark('events', path, '--json');
    expect(JSON.parse(text)).toEqual({ read: 2, counted: 0, known: 2, refused: 0, shown: [] });
  });

  it('names the line, the place and the reason of what it refuses, and ends with 1', async () => {
    const { code, text } = await tidemark(
      'events',
      file(told(1), '', 'x', '[1]', told(2, { kind: 'y' }), told(3, { customerId: 'c-9' })),
    );
    expect(code).toBe(1);
    expect(text.split('\n')).toEqual([
      'line 3 $: is not a JSON object.',
      expect.stringMatching(/^line 4 \$: /),
      expect.stringMatching(/^line 5 \$\.kind: /),
      'line 6 $.customerId: There is no such customer.',
      '',
    ]);
  });

  it('shows the first twenty and counts the others', async () => {
    const { text } = await tidemark('events', file(...Array.from({ length: 30 }, () => 'x')));
    expect(text.trim().split('\n')).toHaveLength(21);
    expect(text).toContain('... and 10 more lines were refused');
  });

  it.each([
    ['a file that is not there', () => join(dir, 'nothing')],
    ['a folder', () => dir],
  ])('%s cannot be read', async (_case, path) => {
    await expect(tidemark('events', path())).rejects.toThrow(AppError);
  });
});

describe('npx tidemark merge and forget', () => {
  it('merge and take it back', async () => {
    expect((await tidemark('merge', 'c-1', 'c-2')).text).toContain('c-2 is now part of c-1 (merge mrg_token1');
    await expect(terminal.base.answersFor('c-2')).resolves.toBe('c-1');
    expect((await tidemark('merge', '--undo', 'mrg_token1')).text).toContain('undone');
    await expect(terminal.base.answersFor('c-2')).resolves.toBeNull();
  });

  it('forget, when it is confirmed', async () => {
    expect((await tidemark('forget', 'c-1')).code).toBe(2);
    await expect(terminal.base.find('c-1')).resolves.not.toBeNull();
    expect(JSON.parse((await tidemark('forget', 'c-1', '--yes', '--json')).text)).toEqual({ ids: ['c-1'], inHand: 0 });
    await expect(terminal.base.find('c-1')).resolves.toBeNull();
  });

  it.each([[['merge']], [['merge', 'c-1']], [['forget']], [['events']]])('%j is misuse', async (args) => {
    expect((await tidemark(...args)).code).toBe(2);
  });

  it('nobody is nobody', async () => {
    await expect(tidemark('forget', 'c-9', '--yes')).rejects.toThrow('no such customer');
    await expect(tidemark('merge', 'c-1', 'c-9')).rejects.toThrow('no such customer');
  });
});
