import { MongoConnection } from '../src/adapters/mongo/connection.js';
import type { ScanFigures } from './run-options.js';

/** The bare scans of `bench:run`: one cursor over the same customers, decoded by the driver; each time the worker asks. */
const [uri = '', customers = ''] = process.argv.slice(2);
const SCAN_FIELDS = [
  'relationship',
  'basic',
  'business.contractEndDate',
  'business.currency',
  'usage',
  'consents',
  'h',
];

const mongo = await MongoConnection.open(uri);

async function scan(projection: Readonly<Record<string, 1>>): Promise<number> {
  const from = performance.now();
  let seen = 0;
  for await (const _row of mongo.collection('customers').find({}, { projection, batchSize: 2_000 })) seen += 1;
  if (seen !== Number(customers)) throw new Error(`${seen} of ${customers} customers`);
  return performance.now() - from;
}

// It has run before it is timed, as what it is held beside has.
const warm = scan({ h: 1 });
process.on('message', async () => {
  await warm;
  const scanMs = await scan(Object.fromEntries(SCAN_FIELDS.map((field) => [field, 1 as const])));
  const figures: ScanFigures = { scanMs, wholeScanMs: await scan({}) };
  process.send?.(figures);
});
