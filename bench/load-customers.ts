import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../src/app.js';
import { ImportCustomers } from '../src/flows/import-customers.js';
import { RegisterImport } from '../src/flows/register-import.js';
import { writeLargeTable } from '../test/builders/large-table.js';

const MAPPING = 'samples/telco.mapping.json';

/** Through the product's own import, checks and encryption included. */
export async function loadCustomers(app: App, customers: number): Promise<void> {
  const file = join(app.config.dataDir, 'customers.csv');
  await writeLargeTable(file, customers);
  const registered = await app.get(RegisterImport).run({
    file,
    fileName: 'customers.csv',
    mappingName: 'telco',
    mappingJson: JSON.parse(await readFile(MAPPING, 'utf8')),
    by: 'bench',
  });
  const { inserted } = await app.get(ImportCustomers).run(registered.id);
  if (inserted !== customers) throw new Error(`${inserted} of ${customers} customers were imported`);
}
