import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoRefusalStore } from '../../src/adapters/mongo/refusal.store.js';
import { type PackedRefusal, packRefusals } from '../../src/core/decision/record/refusal-block.js';
import { PLACES } from '../../src/core/kit/hash.js';
import type { RefusalStore } from '../../src/flows/ports/refusal-store.js';
import { testDatabase } from '../database.js';
import { FakeRefusalStore } from '../fakes/fake-refusal-store.js';
import { aHandClock } from './run-store.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoRefusalStore.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

const MAKERS: readonly (readonly [string, () => Promise<RefusalStore>])[] = [
  ['FakeRefusalStore', async () => new FakeRefusalStore()],
  [
    'MongoRefusalStore',
    async () => {
      await connection.collection('refusals').deleteMany({});
      return new MongoRefusalStore(connection, aHandClock());
    },
  ],
];
const consent = (customer: number): PackedRefusal => ({
  ...{ customer, rule: 0, stage: 'consent', code: 'CONSENT_MISSING' },
  component: 'sms.marketing',
});
const cap: PackedRefusal = { customer: 0, rule: 1, stage: 'cap', code: 'CAP_REACHED', component: 'weekly' };
const chunk = (runId: string, seq: number) => ({ runId, seq, range: { from: 0, to: PLACES } });
const BEFORE = { ids: ['c-1', 'c-2'], block: packRefusals([consent(0), consent(1)]) };
const AFTER = { ids: ['c-3'], block: packRefusals([cap]) };

describe.each(MAKERS)('%s keeps whom a run refused', (_name, make) => {
  it('by chunk, before and after allotting, once', async () => {
    const store = await make();
    await store.keep(chunk('run', 0), 'evaluate', BEFORE);
    await store.keep(chunk('run', 0), 'evaluate', AFTER);
    await store.keep(chunk('run', 0), 'conclude', AFTER);
    await expect(store.ofChunk('run', 0)).resolves.toEqual({ evaluate: BEFORE, conclude: AFTER });
    await expect(store.ofChunk('run', 1)).resolves.toEqual({});
    await expect(store.has('run')).resolves.toBe(true);
    await expect(store.has('other')).resolves.toBe(false);
  });

  it('and counts them over the run, in the order of the walk', async () => {
    const store = await make();
    await store.keep(chunk('run', 0), 'conclude', AFTER);
    await store.keep(chunk('run', 0), 'evaluate', BEFORE);
    await store.keep(chunk('run', 1), 'evaluate', BEFORE);
    await store.keep(chunk('other', 1), 'evaluate', BEFORE);
    await expect(store.countsOf('run')).resolves.toEqual([
      { stage: 'consent', code: 'CONSENT_MISSING', count: 4 },
      { stage: 'cap', code: 'CAP_REACHED', count: 1 },
    ]);
  });

  it('with what left beside them, where documents tell of it', async () => {
    const store = await make();
    const counted = [{ stage: 'arbitration', code: 'OUTRANKED', count: 3 }] as const;
    await store.keep(chunk('run', 0), 'conclude', { ...AFTER, counted });
    await expect(store.ofChunk('run', 0)).resolves.toEqual({ conclude: AFTER });
    await expect(store.countsOf('run')).resolves.toEqual([
      { stage: 'arbitration', code: 'OUTRANKED', count: 3 },
      { stage: 'cap', code: 'CAP_REACHED', count: 1 },
    ]);
  });

  it('and finds a customer’s chunks, of a run or of all', async () => {
    const store = await make();
    await store.keep(chunk('run', 0), 'evaluate', BEFORE);
    await store.keep(chunk('run', 0), 'conclude', { ...AFTER, ids: ['c-1'] });
    await store.keep(chunk('other', 2), 'evaluate', BEFORE);
    await expect(store.chunksOf('c-1', { runId: 'run', limit: 5 })).resolves.toEqual([{ runId: 'run', seq: 0 }]);
    await expect(store.chunksOf('c-1', { limit: 5 })).resolves.toHaveLength(2);
    await expect(store.chunksOf('c-1', { limit: 1 })).resolves.toHaveLength(1);
    await expect(store.chunksOf('c-3', { limit: 5 })).resolves.toEqual([]);
  });

  it('without saying who it was, once that is asked', async () => {
    const store = await make();
    await store.keep(chunk('run', 0), 'evaluate', BEFORE);
    await store.forget('c-1');
    await expect(store.ofChunk('run', 0)).resolves.toEqual({ evaluate: { ...BEFORE, ids: ['', 'c-2'] } });
  });
});
