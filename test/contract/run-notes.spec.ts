import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRunNotes } from '../../src/adapters/mongo/run-notes.store.js';
import type { RunNotes } from '../../src/flows/ports/run-notes.js';
import { testDatabase } from '../database.js';
import { FakeRunNotes } from '../fakes/fake-run-notes.js';
import { aHandClock } from './run-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRunNotes.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<RunNotes>])[] = [
  ['FakeRunNotes', async () => new FakeRunNotes()],
  [
    'MongoRunNotes',
    async () => {
      await connection.collection('run_notes').deleteMany({});
      return new MongoRunNotes(connection, aHandClock());
    },
  ],
];
const NOTES = new Map([
  [
    'c-1',
    {
      unit: 'household|h-1',
      outcomes: [{ offerId: 'stay', outcome: 'declined', at: new Date('2026-11-01T00:00:00Z') }],
    },
  ],
  ['c-2', { standing: [{ offerId: 'stay', groups: ['save'], as: 'active' as const }] }],
]);

describe.each(MAKERS)('%s keeps what decisions knew beside the facts', (_name, make) => {
  it('as the first attempt saw it', async () => {
    const notes = await make();
    await expect(notes.find('run', 0)).resolves.toBeNull();
    await expect(notes.keep('run', 0, NOTES)).resolves.toEqual(NOTES);
    await expect(notes.keep('run', 0, new Map())).resolves.toEqual(NOTES);
    await expect(notes.find('run', 0)).resolves.toEqual(NOTES);
    await expect(notes.find('run', 1)).resolves.toBeNull();
  });

  it('until somebody is to be forgotten', async () => {
    const notes = await make();
    await notes.keep('run', 0, NOTES);
    await notes.forget('c-1');
    expect([...((await notes.find('run', 0)) ?? []).keys()]).toEqual(['c-2']);
  });
});
