import { describe, expect, it } from '@jest/globals';
import type { ImportRecord, ImportStore } from '../../src/flows/ports/import-store.js';

export function anImport(change: Partial<ImportRecord> = {}): ImportRecord {
  return {
    id: 'imp_1',
    fileName: 'table.csv',
    file: '/data/uploads/table.csv',
    fileHash: 'f00d',
    bytes: 100,
    mapping: 'telco',
    mappingJson: { 'a.b': { $gt: '' }, lines: [1] },
    format: 'csv',
    encoding: 'utf-8',
    state: 'applying',
    totalRows: 10,
    doneRows: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    rejectsFile: null,
    failure: null,
    unattended: true,
    startedBy: 'marketer',
    startedAt: new Date('2026-11-20T08:00:00Z'),
    finishedAt: null,
    movedAt: new Date('2026-11-20T08:00:00Z'),
    ...change,
  };
}

export function describeImportStore(name: string, make: () => Promise<ImportStore>): void {
  describe(`${name} keeps imports`, () => {
    it('gives back what was inserted, the mapping word for word', async () => {
      const store = await make();
      await store.insert(anImport());
      await expect(store.find('imp_1')).resolves.toEqual(anImport());
      await expect(store.find('imp_2')).resolves.toBeNull();
    });

    it('refuses a second import of one id', async () => {
      const store = await make();
      await store.insert(anImport());
      await expect(store.insert(anImport())).rejects.toThrow();
    });

    it('lists the newest first', async () => {
      const store = await make();
      for (const second of [1, 3, 2]) {
        const startedAt = new Date(Date.UTC(2026, 10, 20, 8, 0, second));
        await store.insert(anImport({ id: `imp_${second}`, startedAt }));
      }
      expect((await store.list(2)).map(({ id }) => id)).toEqual(['imp_3', 'imp_2']);
    });

    it('changes only what it is told', async () => {
      const store = await make();
      await store.insert(anImport());
      const failure = { code: 'IMPORT_INTERRUPTED', params: { done: 3 } };
      await expect(store.advance('imp_1', 0, { state: 'failed', failure })).resolves.toBe(true);
      await expect(store.find('imp_1')).resolves.toEqual(anImport({ state: 'failed', failure }));
    });

    it('lets one of two move on from the same row', async () => {
      const store = await make();
      await store.insert(anImport());
      const moves = await Promise.all([1, 2, 3].map((n) => store.advance('imp_1', 0, { doneRows: 5, inserted: n })));
      expect(moves.filter(Boolean)).toHaveLength(1);
      await expect(store.advance('imp_1', 5, { doneRows: 10, rejectsBytes: 7 })).resolves.toBe(true);
      await expect(store.find('imp_1')).resolves.toMatchObject({ doneRows: 10, rejectsBytes: 7 });
      await expect(store.advance('imp_9', 0, { doneRows: 5 })).resolves.toBe(false);
    });

    it('names unattended imports of which nothing has moved', async () => {
      const store = await make();
      const before = new Date('2026-11-20T07:59:59Z');
      const edge = new Date('2026-11-20T08:00:00Z');
      const after = new Date('2026-11-20T08:00:01Z');
      await store.insert(anImport({ id: 'still', movedAt: before }));
      await store.insert(anImport({ id: 'just-moved', movedAt: edge }));
      await store.insert(anImport({ id: 'later', movedAt: after }));
      await store.insert(anImport({ id: 'done', movedAt: before, state: 'done' }));
      await store.insert(anImport({ id: 'of-a-shell', movedAt: before, unattended: false }));
      await expect(store.stranded(edge)).resolves.toEqual(['still']);
    });
  });
}
