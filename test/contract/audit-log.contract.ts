import { describe, expect, it } from '@jest/globals';
import type { AuditEntry, AuditLog } from '../../src/flows/ports/audit-log.js';

function anEntry(second: number, change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: new Date(Date.UTC(2026, 10, 2, 18, 0, second)),
    actor: 'manager',
    action: 'customer.read',
    subject: 'c-1',
    ...change,
  };
}

export function describeAuditLog(name: string, make: () => Promise<AuditLog>): void {
  describe(`${name} keeps who did what`, () => {
    it('answers an entry as it was recorded, with its detail', async () => {
      const log = await make();
      const entry = anEntry(1, { detail: { field: 'msisdn', found: 2, exact: true } });
      await log.record(entry);
      await expect(log.list({ limit: 10 })).resolves.toEqual([entry]);
    });

    it('answers the newest first, and of one instant the last recorded', async () => {
      const log = await make();
      for (const entry of [anEntry(2), anEntry(1), anEntry(2, { subject: 'c-2' })]) await log.record(entry);
      const subjects = (await log.list({ limit: 10 })).map(({ at, subject }) => [at.getUTCSeconds(), subject]);
      expect(subjects).toEqual([
        [2, 'c-2'],
        [2, 'c-1'],
        [1, 'c-1'],
      ]);
    });

    it('pages: at most so many, before an instant', async () => {
      const log = await make();
      for (const second of [1, 2, 3]) await log.record(anEntry(second));
      await expect(log.list({ limit: 1 })).resolves.toEqual([anEntry(3)]);
      await expect(log.list({ limit: 10, before: anEntry(3).at })).resolves.toEqual([anEntry(2), anEntry(1)]);
    });

    it('finds what was done to one subject', async () => {
      const log = await make();
      await log.record(anEntry(1));
      await log.record(anEntry(2, { subject: 'c-2' }));
      await expect(log.list({ limit: 10, subject: 'c-2' })).resolves.toEqual([anEntry(2, { subject: 'c-2' })]);
    });

    it('the same entry twice is two entries', async () => {
      const log = await make();
      await log.record(anEntry(1));
      await log.record(anEntry(1));
      await expect(log.list({ limit: 10 })).resolves.toHaveLength(2);
    });
  });
}
