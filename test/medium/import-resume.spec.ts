import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Customer, PersonalField } from '../../src/core/customer/customer.js';
import { CustomerStore, type CustomerWrite, type WriteCounts } from '../../src/flows/ports/customer-store.js';
import { type ImportRecord, ImportStore } from '../../src/flows/ports/import-store.js';
import { SMALL, SMALL_HEADER } from './import-mappings.js';
import { importScene } from './import-scene.js';

const scene = importScene();
const ROWS = 4_500;
/** Every hundredth row is to be rejected. */
const lines = Array.from({ length: ROWS }, (_, index) => `r-${index},in,${index % 100 === 7 ? 'x' : index},N,`);
const source = () => scene.write(`${[SMALL_HEADER, ...lines].join('\n')}\n`);

/** A database that goes away after so many batches, before or after it has written. */
class FailingCustomers extends CustomerStore {
  constructor(
    private readonly store: CustomerStore,
    private left: number,
    private readonly fails: 'before' | 'after',
  ) {
    super();
  }
  override async apply(writes: readonly CustomerWrite[]): Promise<WriteCounts> {
    this.left -= 1;
    const failing = this.left < 0;
    if (failing && this.fails === 'before') throw new Error('the database is gone');
    const counts = await this.store.apply(writes);
    if (failing) throw new Error('the database is gone');
    return counts;
  }
  override move(...asked: Parameters<CustomerStore['move']>) {
    return this.store.move(...asked);
  }
  override withdraw(...asked: Parameters<CustomerStore['withdraw']>) {
    return this.store.withdraw(...asked);
  }
  override find(id: string): Promise<Customer | null> {
    return this.store.find(id);
  }
  override findMany(ids: readonly string[]): Promise<readonly Customer[]> {
    return this.store.findMany(ids);
  }
  override lookup(field: PersonalField, value: string): Promise<readonly string[]> {
    return this.store.lookup(field, value);
  }
  override count(): Promise<number> {
    return this.store.count();
  }
  override answersFor(id: string): Promise<string | null> {
    return this.store.answersFor(id);
  }
  override members(...asked: Parameters<CustomerStore['members']>): Promise<readonly string[]> {
    return this.store.members(...asked);
  }
}

/** Dies at a count, when the rejects of the batch are written already; like a killed process it notes nothing more. */
class DyingImports extends ImportStore {
  private dead = false;
  constructor(
    private readonly store: ImportStore,
    private left: number,
  ) {
    super();
  }
  private alive(): void {
    if (this.dead) throw new Error('killed');
  }
  override insert(record: ImportRecord): Promise<void> {
    return this.store.insert(record);
  }
  override find(id: string): Promise<ImportRecord | null> {
    return this.store.find(id);
  }
  override list(limit: number): Promise<readonly ImportRecord[]> {
    return this.store.list(limit);
  }
  override stranded(since: Date): Promise<readonly string[]> {
    return this.store.stranded(since);
  }
  override async advance(id: string, done: number, change: Parameters<ImportStore['advance']>[2]): Promise<boolean> {
    if (change.doneRows !== undefined) this.left -= 1;
    this.dead ||= this.left < 0;
    this.alive();
    return await this.store.advance(id, done, change);
  }
}

async function undisturbed() {
  const record = await scene.importFile(source(), SMALL);
  const rejects = readFileSync(record.rejectsFile ?? '', 'utf8');
  await scene.empty();
  return { rejects, rejected: record.rejected };
}

async function expectWhole(record: ImportRecord) {
  expect(record).toMatchObject({ state: 'done', doneRows: ROWS, rejected: expected.rejected, failure: null });
  expect(record.inserted + record.updated + record.unchanged).toBe(ROWS - expected.rejected);
  expect(record.updated).toBe(0);
  expect(readFileSync(record.rejectsFile ?? '', 'utf8')).toBe(expected.rejects);
  await expect(scene.customers().count()).resolves.toBe(ROWS - expected.rejected);
}

let expected: { readonly rejects: string; readonly rejected: number };
beforeAll(async () => {
  expected = await undisturbed();
});
beforeEach(() => scene.empty());

describe('an import that was interrupted', () => {
  it.each([
    [0, 'before'],
    [2, 'before'],
    [2, 'after'],
    [4, 'after'],
  ] as const)(
    'says how far it came and ends as an undisturbed one does (after %d batches, %s)',
    async (left, fails) => {
      const { id } = await scene.register(source(), SMALL);
      const failing = new FailingCustomers(scene.customers(), left, fails);
      await expect(scene.apply(id, failing)).rejects.toThrow('the database is gone');
      const stopped = await scene.imports().find(id);
      expect(stopped).toMatchObject({ state: 'failed', doneRows: left * 1_000 });
      expect(stopped?.failure).toEqual({
        code: 'IMPORT_INTERRUPTED',
        params: { done: left * 1_000, total: ROWS, id },
      });
      await expectWhole(await scene.apply(id));
    },
  );

  it('killed between its rejects and its count it writes no reject twice and loses none', async () => {
    const { id } = await scene.register(source(), SMALL);
    for (const left of [0, 1, 2]) {
      const dying = new DyingImports(scene.imports(), left);
      await expect(scene.apply(id, scene.customers(), dying)).rejects.toThrow('killed');
    }
    await expectWhole(await scene.apply(id));
  });

  it('what a dead process left at the end of the rejects is cut off', async () => {
    const { id } = await scene.register(source(), SMALL);
    await expect(scene.apply(id, scene.customers(), new DyingImports(scene.imports(), 4))).rejects.toThrow('killed');
    const path = (await scene.imports().find(id))?.rejectsFile ?? '';
    appendFileSync(path, 'half a row that nobody counted,'.repeat(1_000));
    await expectWhole(await scene.apply(id));
  });

  it('done by two at once it is done once', async () => {
    const { id } = await scene.register(source(), SMALL);
    const ends = await Promise.allSettled([scene.apply(id), scene.apply(id)]);
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    const record = await scene.imports().find(id);
    if (!record) throw new Error('the import is gone');
    await expectWhole(record);
  });

  it('does not go on with another file in its place', async () => {
    const file = source();
    const { id } = await scene.register(file, SMALL);
    await expect(scene.apply(id, new FailingCustomers(scene.customers(), 2, 'before'))).rejects.toThrow();
    writeFileSync(file, `${SMALL_HEADER}\nr-1,in,1,N,\n`);
    await expect(scene.apply(id)).resolves.toMatchObject({
      state: 'failed',
      doneRows: 2_000,
      failure: { code: 'IMPORT_FILE_CHANGED', params: { done: 2_000, total: ROWS, id } },
    });
    rmSync(file);
    await expect(scene.apply(id)).resolves.toMatchObject({ state: 'failed', failure: { code: 'IMPORT_FILE_GONE' } });
  });

  it("removes an uploaded file when it is done, and nobody else's", async () => {
    const uploads = join(scene.folder, 'uploads');
    mkdirSync(uploads);
    const uploaded = join(uploads, 'mine.csv');
    const own = source();
    copyFileSync(own, uploaded);
    for (const file of [uploaded, own]) await scene.importFile(file, SMALL);
    expect([existsSync(uploaded), existsSync(own)]).toEqual([false, true]);
  });

  it('tells of its progress while it runs', async () => {
    const { id } = await scene.register(source(), SMALL);
    const told: number[] = [];
    const stored: number[] = [];
    const reads: Promise<unknown>[] = [];
    await scene.apply(id, scene.customers(), scene.imports(), ({ doneRows }) => {
      told.push(doneRows);
      reads.push(
        scene
          .imports()
          .find(id)
          .then((now) => stored.push(now?.doneRows ?? -1)),
      );
    });
    await Promise.all(reads);
    expect(told.filter((rows) => rows > 0 && rows < ROWS).length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(ROWS);
    expect(stored.some((rows) => rows > 0)).toBe(true);
  });
});
