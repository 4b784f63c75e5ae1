import { Injectable } from '@nestjs/common';
import { AppError } from './errors.js';
import { type ImportRecord, ImportStore } from './ports/import-store.js';
import { WakeUps } from './ports/wake-ups.js';

/** Sends an import that did not end back to work; the worker goes on after the last row that is done. */
@Injectable()
export class ResumeImport {
  constructor(
    private readonly imports: ImportStore,
    private readonly wakeUps: WakeUps,
  ) {}

  async run(importId: string): Promise<ImportRecord> {
    const record = await this.imports.find(importId);
    if (!record) throw new AppError('NOT_FOUND', 'no such import');
    if (record.state === 'done') throw new AppError('WRONG_STATE', 'the import is done');
    const change = { state: 'applying', failure: null, finishedAt: null } as const;
    await this.imports.update(importId, change);
    await this.wakeUps.importFile(importId);
    return { ...record, ...change };
  }
}
