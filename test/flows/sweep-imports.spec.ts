import { describe, expect, it } from '@jest/globals';
import { WakeUps } from '../../src/flows/ports/wake-ups.js';
import { SweepImports } from '../../src/flows/sweep-imports.js';
import { anImport } from '../contract/import-store.contract.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeImportStore } from '../fakes/fake-import-store.js';

class Bell extends WakeUps {
  readonly imports: string[] = [];
  override async chunks(): Promise<void> {}
  override async dispatch(): Promise<void> {}
  override async importFile(importId: string): Promise<void> {
    this.imports.push(importId);
  }
}

describe('imports whose ring was lost', () => {
  it('are rung for again after a minute without a move, and others are let be', async () => {
    const [imports, bell, clock] = [new FakeImportStore(), new Bell(), new FakeClock()];
    const ago = (ms: number) => new Date(clock.system().getTime() - ms);
    await imports.insert(anImport({ id: 'lost', movedAt: ago(60_001) }));
    await imports.insert(anImport({ id: 'at-work', movedAt: ago(60_000) }));
    await imports.insert(anImport({ id: 'done', state: 'done', movedAt: ago(900_000) }));
    await imports.insert(anImport({ id: 'of-a-shell', unattended: false, movedAt: ago(900_000) }));
    await expect(new SweepImports(imports, bell, clock).run()).resolves.toBe(1);
    expect(bell.imports).toEqual(['lost']);
  });
});
