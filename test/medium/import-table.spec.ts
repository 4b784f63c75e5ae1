import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportRecord } from '../../src/flows/ports/import-store.js';
import { TABLE, TELCO } from './import-mappings.js';
import { importScene } from './import-scene.js';

const scene = importScene();

describe('the shipped table', () => {
  let first: ImportRecord;
  beforeAll(async () => {
    first = await scene.importFile(TABLE, TELCO);
  });

  it('comes in whole', async () => {
    expect(first).toMatchObject({ state: 'done', totalRows: 7043, doneRows: 7043, inserted: 7043, rejected: 0 });
    expect(first).toMatchObject({ encoding: 'utf-8', format: 'csv', rejectsFile: null, failure: null });
    await expect(scene.customers().count()).resolves.toBe(7043);
    await expect(scene.imports().find(first.id)).resolves.toEqual(first);
  });

  it('has eleven customers whose total is missing, none of them refused', async () => {
    await expect(scene.rows().countDocuments({ 'business.totalCharged': { $exists: false } })).resolves.toBe(11);
  });

  it('has as many former customers as the table says', async () => {
    await expect(scene.rows().countDocuments({ relationship: 'former' })).resolves.toBe(1869);
    await expect(scene.rows().countDocuments({ 'basic.exitDate': '2026-10-31' })).resolves.toBe(1869);
  });

  it('reads back one customer as the table has it', async () => {
    await expect(scene.customers().find('7590-VHVEG')).resolves.toMatchObject({
      personal: { email: '7590-VHVEG@example.invalid' },
      basic: { activationDate: '2026-10-01' },
      usage: [{ month: '2026-10', revenue: 2985 }],
    });
    await expect(scene.customers().lookup('email', '7590-vhveg@EXAMPLE.invalid')).resolves.toEqual(['7590-VHVEG']);
  });

  it('shows no personal data in the database', async () => {
    const text = JSON.stringify(await scene.rows().find({}).toArray());
    expect(text).not.toContain('example.invalid');
    expect(text).not.toContain('+999');
  });

  it('imported again writes nothing', async () => {
    const revisions = async () =>
      await scene
        .rows()
        .find({}, { projection: { rev: 1 } })
        .sort({ _id: 1 })
        .toArray();
    const before = await revisions();
    scene.clock.advance(60_000);
    await expect(scene.importFile(TABLE, TELCO)).resolves.toMatchObject({ inserted: 0, updated: 0, unchanged: 7043 });
    await expect(revisions()).resolves.toEqual(before);
  });

  it('an import that is done is not done again', async () => {
    await expect(scene.apply(first.id)).resolves.toEqual(first);
  });
});
