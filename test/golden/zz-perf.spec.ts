import { derivationsFor, deriveFacts } from '../../src/core/facts/derive-facts.js';import { blockOf } from '../../src/core/facts/fact-block.js';
import { afterAll, beforeAll, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { placeOf, PLACES } from '../../src/core/kit/hash.js';
import { aCustomer } from '../builders/a-customer.js';
import { testDatabase } from '../database.js';
import { POLICY_FACTS } from '../../src/core/policy/policy-facts.js';
const uri = testDatabase();
const { business } = await loadRuleFiles('rules');
let c: MongoConnection;
beforeAll(async () => { c = await MongoConnection.open(uri); await MongoCustomerStore.ensureIndexes(c); });
afterAll(async () => { await c.close(); });
it('perf', async () => {
  const rows: any[] = [];
  for (let i = 0; i < 40000; i++) { const { id, personal, ...p } = aCustomer({ id: `c-${i}` }); rows.push({ _id: id, h: placeOf(id), rev: 1, ...p, personal: { email: 'x'.repeat(80), msisdn: 'x'.repeat(80) }, lookup: { email: 'h'.repeat(64), msisdn: 'h'.repeat(64) }, contentHash: 'h'.repeat(64) }); }
  for (let i = 0; i < rows.length; i += 2000) await c.collection('customers').insertMany(rows.slice(i, i + 2000) as never);
  const blocks = new MongoFactBlocks(c, business);

  for (let r = 0; r < 3; r++) {
    const src = aCustomer({}); const { personal, ...p } = src; const source = { ...p, has: new Set(['email']) };
    const ders = derivationsFor(['arpuBand', 'lifecycleStage', ...POLICY_FACTS], business.derivations); 
    let t = performance.now(); const sheets: any[] = []; for (let i = 0; i < 40000; i++) sheets.push(deriveFacts(source, ders, { now: new Date(0), today: '2026-11-02' })); console.log('derive', (performance.now() - t) | 0, ders.length);
    t = performance.now(); blockOf(sheets.map(() => ''), sheets, ['arpuBand', 'lifecycleStage', ...POLICY_FACTS], business.catalogue); console.log('blockOf', (performance.now() - t) | 0, 0);
    const blocks = new MongoFactBlocks(c, business); let n = 0;
    t = performance.now(); n = 0; for await (const _ of c.collection('customers').find({}, { projection: { relationship: 1, basic: 1, 'business.contractEndDate': 1, 'business.currency': 1, usage: 1, consents: 1, h: 1 } }).batchSize(2000)) n++; console.log('scan', (performance.now() - t) | 0, n);
    t = performance.now(); n = 0; for await (const _ of c.collection('customers').find({h:{$gte:0}}, { projection: { relationship: 1, basic: 1, 'business.contractEndDate': 1, 'business.currency': 1, usage: 1, consents: 1, h: 1 } }).sort({h:1}).batchSize(2000)) n++; console.log('sortscan', (performance.now() - t) | 0, n);
    t = performance.now(); n = 0; for await (const b of blocks.read({ from: 0, to: PLACES }, ['arpuBand', 'lifecycleStage', ...POLICY_FACTS], new Date('2026-11-02T18:00:00Z'))) n += b.n; console.log('blocks', (performance.now() - t) | 0, n);
  }
}, 120000);
