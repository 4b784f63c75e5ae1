import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { RejectFileWriter } from '../../src/adapters/files/reject-files.js';
import { SourceFileReader } from '../../src/adapters/files/source-file.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import type { CustomerRecord } from '../../src/adapters/mongo/customer/customer-record.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoImportStore } from '../../src/adapters/mongo/import.store.js';
import { AesCipher } from '../../src/adapters/system/aes-cipher.js';
import { RandomIds } from '../../src/adapters/system/random-ids.js';
import { ImportCustomers } from '../../src/flows/import-customers.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import type { ImportRecord, ImportStore } from '../../src/flows/ports/import-store.js';
import { RegisterImport } from '../../src/flows/register-import.js';
import { testDatabase } from '../database.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeFactRoom } from '../fakes/fake-fact-room.js';

/** Everything an import touches, on a database and a folder of its own. Call it once, at the top of a file. */
export function importScene() {
  const uri = testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-import-'));
  const cipher = new AesCipher(Buffer.alloc(32, 3));
  const clock = new FakeClock();
  const audit = new FakeAuditLog();
  const sources = new SourceFileReader(join(folder, 'uploads'));
  const rejects = new RejectFileWriter(folder);
  const room = new FakeFactRoom();
  let connection: MongoConnection;
  let files = 0;

  beforeAll(async () => {
    connection = await MongoConnection.open(uri);
    await MongoCustomerStore.ensureIndexes(connection);
    await MongoImportStore.ensureIndexes(connection);
  });
  afterAll(async () => {
    await connection.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const imports = () => new MongoImportStore(connection);
  const customers = () => new MongoCustomerStore(connection, cipher, clock);
  const register = (file: string, mappingJson: unknown) =>
    new RegisterImport(sources, imports(), new RandomIds(), audit, clock).run({
      file,
      fileName: 'named.csv',
      mappingName: 'named',
      mappingJson,
      by: 'tester',
    });
  const apply = (
    id: string,
    store: CustomerStore = customers(),
    records: ImportStore = imports(),
    onProgress?: (record: ImportRecord) => void,
  ) => new ImportCustomers(records, store, sources, rejects, cipher, clock, room).run(id, onProgress);

  return {
    folder,
    cipher,
    clock,
    audit,
    room,
    imports,
    customers,
    register,
    apply,
    rows: () => connection.collection<CustomerRecord>('customers'),
    async empty(): Promise<void> {
      await connection.collection('customers').deleteMany({});
      await connection.collection('imports').deleteMany({});
    },
    write(content: string | Buffer, name = 'source.csv'): string {
      files += 1;
      const file = join(folder, `${files}-${name}`);
      writeFileSync(file, content);
      return file;
    },
    async importFile(file: string, mappingJson: unknown) {
      return await apply((await register(file, mappingJson)).id);
    },
  };
}
