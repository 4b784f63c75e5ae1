import { beforeEach, describe, expect, it } from '@jest/globals';
import { WakeUps } from '../../src/flows/ports/wake-ups.js';
import { ResumeImport } from '../../src/flows/resume-import.js';
import { anImport } from '../contract/import-store.contract.js';
import { FakeImportStore } from '../fakes/fake-import-store.js';

class HeardWakeUps extends WakeUps {
  readonly imports: string[] = [];
  override async chunks(): Promise<void> {}
  override async dispatch(): Promise<void> {}
  override async importFile(importId: string): Promise<void> {
    this.imports.push(importId);
  }
}

let store: FakeImportStore;
let wakeUps: HeardWakeUps;
beforeEach(() => {
  store = new FakeImportStore();
  wakeUps = new HeardWakeUps();
});
const resume = () => new ResumeImport(store, wakeUps).run('imp_1');

describe('an import sent back to work', () => {
  it.each(['failed', 'applying'] as const)('from %s goes on where it was', async (state) => {
    const failure = { code: 'IMPORT_INTERRUPTED', params: {} };
    await store.insert(anImport({ state, failure, doneRows: 3, finishedAt: new Date(0) }));
    await expect(resume()).resolves.toMatchObject({ state: 'applying', failure: null, doneRows: 3 });
    await expect(store.find('imp_1')).resolves.toMatchObject({ state: 'applying', failure: null, finishedAt: null });
    expect(wakeUps.imports).toEqual(['imp_1']);
  });

  it('is refused when it is done, or not there', async () => {
    await expect(resume()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await store.insert(anImport({ state: 'done' }));
    await expect(resume()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(wakeUps.imports).toEqual([]);
  });
});
