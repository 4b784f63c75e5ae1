import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { MongoRunCopyStore } from '../../src/adapters/mongo/run-copy.store.js';
import type { ContactRow } from '../../src/core/policy/contact-policy.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { testDatabase } from '../database.js';
import { aWorld, CUSTOMERS, RUN } from '../flows/run.world.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRunCopyStore.ensureIndexes(connection);
});

afterAll(() => connection.close());

/** The real ledger, which notes whose contacts were read for their facts. */
class NotingLedger extends MongoContactLedger {
  readonly read: string[] = [];

  override async rowsOfAll(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ContactRow[]>> {
    this.read.push(...ids);
    return super.rowsOfAll(ids);
  }
}

const NO_CAPS = { caps: [], operatorZone: 'America/Los_Angeles' };
const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const FEW = { all: [HIGH, { fact: 'contacts28d', operator: 'lessThan', value: 3 }] };
const daysBefore = (days: number) => new Date(RUN.cutOff.getTime() - days * 86_400_000);

async function contacted(ledger: MongoContactLedger, customerId: string, days: readonly number[]): Promise<void> {
  for (const [index, day] of days.entries()) {
    const what = { outreachId: `old-${index}`, runId: `old-${index}`, channel: 'call-list', status: 'sent' } as const;
    await ledger.reserve(aContactRow({ customerId, ...what, dueAt: daysBefore(day) }), NO_CAPS, daysBefore(day));
  }
}

it('a rule on contacts decides right, reads only whom it can still change, and a replay sees the same', async () => {
  const ledger = new NotingLedger(connection);
  const copies = new MongoRunCopyStore(connection, { system: () => new Date(), now: () => new Date() });
  await contacted(ledger, 'gets-keep', [1, 9, 20]);
  await contacted(ledger, 'gets-keep-too', [1, 9, 29]);
  await contacted(ledger, 'is-not-asked-for', [1, 2, 3]);
  const world = await aWorld(FEW, { ledger, copies });
  await world.all();
  const { decisions, refused } = await world.left();
  const thanked = decisions.filter(({ candidates }) => candidates.some(({ ruleId }) => ruleId === 'thank'));
  // The rule is the second of the run: who has an entry of it matched it too.
  const entries = refused.filter((entry) => / 1 \w+$/.test(entry)).map((entry) => entry.split(':')[0]);
  const ids = [...thanked.map(({ customerId }) => customerId), ...entries];
  expect(ids).toContain('gets-keep-too');
  expect(ids).not.toContain('gets-keep');
  expect(ids).not.toContain('is-not-asked-for');
  const high = Object.keys(CUSTOMERS).filter((id) => CUSTOMERS[id]?.arpuBand === 'HIGH');
  expect([...ledger.read].sort()).toEqual(high.sort());

  const kept = await Promise.all(Array.from({ length: RUN.chunkCount }, (_, seq) => copies.find(RUN.id, seq)));
  await expect(copies.sheetOf(RUN.id, 'gets-keep')).resolves.toMatchObject({ contacts28d: 3 });
  await expect(copies.sheetOf(RUN.id, 'gets-keep-too')).resolves.toMatchObject({ contacts28d: 2 });
  await expect(copies.sheetOf(RUN.id, 'is-not-asked-for')).resolves.toMatchObject({ contacts28d: null });
  await contacted(ledger, 'gets-keep-too', [2, 3, 4, 5]);
  const again = await Promise.all(kept.map((_blocks, seq) => copies.keep(RUN.id, seq, [])));
  expect(again).toEqual(kept);
});
