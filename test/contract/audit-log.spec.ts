import { afterAll, beforeAll } from '@jest/globals';
import { MongoAuditLog } from '../../src/adapters/mongo/audit-log.store.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { testDatabase } from '../database.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { describeAuditLog } from './audit-log.contract.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoAuditLog.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describeAuditLog('FakeAuditLog', async () => new FakeAuditLog());
describeAuditLog('MongoAuditLog', async () => {
  await connection.collection('audit').deleteMany({});
  return new MongoAuditLog(connection);
});
