import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Command } from 'commander';
import type { CliContext } from '../../src/adapters/cli/context.js';
import { addFacts } from '../../src/adapters/cli/facts.command.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoCustomerEventStore } from '../../src/adapters/mongo/customer/customer-events.store.js';
import { MongoCustomerStore } from '../../src/adapters/mongo/customer.store.js';
import { MongoFactBlocks } from '../../src/adapters/mongo/fact-blocks.store.js';
import { MongoFactKeeper } from '../../src/adapters/mongo/fact-keeper.store.js';
import { MongoFactModels } from '../../src/adapters/mongo/fact-models.store.js';
import { MongoFactMonths } from '../../src/adapters/mongo/fact-months.store.js';
import { MongoFactProfileStore } from '../../src/adapters/mongo/facts/fact-profile.store.js';
import { CheckSegments } from '../../src/flows/check-segments.js';
import { BusinessRules } from '../../src/flows/ports/business-rules.js';
import type { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { FactProfileStore } from '../../src/flows/ports/fact-profile-store.js';
import { ProfileFacts } from '../../src/flows/profile-facts.js';
import { RebuildFacts } from '../../src/flows/rebuild-facts.js';
import { RecountEvents } from '../../src/flows/recount-events.js';
import { VerifyFacts } from '../../src/flows/verify-facts.js';
import { aBase } from '../builders/a-base.js';
import { testDatabase } from '../database.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { CATALOGUE, CustomerChanges, chance, derivationsWith } from '../properties/fact-blocks-world.js';

const uri = testDatabase();
const rules = {
  catalogue: CATALOGUE,
  derivations: derivationsWith(40),
  modelsHash: 'a',
  policy: { operatorZone: 'Asia/Shanghai' },
  base: aBase(),
  segments: {
    ...{ segments: ['band'], needs: ['age', 'planCode', 'consents'], responses: ['senior'], leastCustomers: 1 },
    ...{ leastShare: 0.99, leastStay: 0, mostShift: 1, leastKnown: 2, leastMeanDifference: 0.2, leastAssociation: 1 },
  },
} as unknown as BusinessRules;
const COUNTING = { zone: 'Asia/Shanghai', keptDays: {} } as never;
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoCustomerStore.ensureIndexes(connection);
  await MongoFactKeeper.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

beforeEach(async () => {
  for (const name of ['customers', 'fact_blocks', 'fact_models', 'fact_profiles'])
    await connection.collection(name).deleteMany({});
  const by = chance(5);
  for (let index = 0; index < 30; index += 1) await new CustomerChanges(connection).change(`c-${index}`, by);
});

async function facts(args: readonly string[], locale: CliContext['locale'] = 'en') {
  const clock = new FakeClock();
  const keeper = new MongoFactKeeper(connection, rules, { each: 10, most: 20 });
  const models = new MongoFactModels(connection, clock);
  const customers = { count: async () => 30 } as unknown as CustomerStore;
  const profiles = new MongoFactProfileStore(connection);
  const blocks = new MongoFactBlocks(connection, rules);
  const flows = new Map<unknown, unknown>([
    [BusinessRules, rules],
    [FactProfileStore, profiles],
    [ProfileFacts, new ProfileFacts(rules, blocks, customers, profiles, clock)],
    [RebuildFacts, new RebuildFacts(keeper, models, customers, rules, clock)],
    [VerifyFacts, new VerifyFacts(keeper, models, rules, clock)],
    [CheckSegments, new CheckSegments(rules, blocks, new MongoFactMonths(connection), clock)],
    [RecountEvents, new RecountEvents(new MongoCustomerEventStore(connection, COUNTING, clock))],
  ]);
  let [out, err, code] = ['', '', 0];
  const context: CliContext = {
    locale,
    screen: { write: (text) => (out += text) },
    progress: new Progress({ write: (text) => (err += text) }, () => 0),
    withApp: (_needs, work) => work({ get: <T>(token: unknown) => flows.get(token) as T }),
    exitWith: (given) => {
      code = given;
    },
  };
  const program = new Command('tidemark').exitOverride();
  addFacts(program, context);
  await program.parseAsync(['node', 'tidemark', 'facts', ...args]);
  return { code, out, err };
}

it('rebuilds, and finds nothing wrong then', async () => {
  const rebuilt = await facts(['rebuild', '--json']);
  expect([rebuilt.code, JSON.parse(rebuilt.out)]).toEqual([0, { models: 1, blocks: 3, customers: 30, done: true }]);
  expect(rebuilt.err).toContain('3 blocks with 30 customers');
  const verified = await facts(['verify'], 'zh-CN');
  expect([verified.code, verified.out]).toEqual([0, '']);
  expect(verified.err).toContain('核对 30 位客户');
});

it.each([
  ['en', 'column age: the bytes are not what was written'],
  ['zh-CN', '列 age：字节与校验和不符'],
] as const)('names the block and the column of a flipped byte: %s', async (locale, words) => {
  await facts(['rebuild']);
  const blocks = connection.collection<{ _id: number; to: number; columns: { age: { buffer: Buffer } } }>(
    'fact_blocks',
  );
  const [block] = await blocks.find({}).toArray();
  if (block === undefined) throw new Error('no block');
  const flipped = Buffer.from(block.columns.age.buffer);
  flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  await blocks.updateOne({ _id: block._id }, { $set: { 'columns.age': flipped } });
  const { code, out } = await facts(['verify'], locale);
  expect(code).toBe(1);
  expect(out).toContain(words);
  expect(out).toContain(`[${block._id}, ${block.to})`);
  const told = JSON.parse((await facts(['verify', '--json'], locale)).out);
  expect(told).toMatchObject({ ok: false, faults: 1, told: [{ code: 'BYTES', column: 'age', block: block._id }] });
});

it('lists the catalogue, before and after the base is profiled', async () => {
  await facts(['rebuild']);
  const before = await facts(['list']);
  expect(before.err).toContain('tidemark facts profile');
  expect(before.out.trimEnd().split('\n')).toHaveLength(CATALOGUE.size + 1);
  const profiled = await facts(['profile', '--json']);
  expect(profiled.err).toContain(`${CATALOGUE.size} facts are profiled over 30 customers`);
  expect(JSON.parse(profiled.out)).toMatchObject({ modelsHash: 'a', customers: 30 });
  const { items } = JSON.parse((await facts(['list', '--json'])).out);
  expect(items.find(({ name }: { readonly name: string }) => name === 'age').profile).toMatchObject({ customers: 30 });
  expect((await facts(['list'], 'zh-CN')).out).toContain('缺失率');
});

it('writes the catalogue as Markdown in both languages', async () => {
  const { out } = await facts(['docs']);
  expect(out).toContain('| 指标 |');
  expect(out).toContain('| fact |');
  expect(out.split('\n').filter((line) => line.startsWith('| age |'))).toHaveLength(2);
});

it('counts events again', async () => {
  const { err, out } = await facts(['recount', '--json']);
  expect(JSON.parse(out)).toEqual({ looked: 0, changed: 0, done: true });
  expect(err).toContain('0 customers');
});

it('holds segments to their marks', async () => {
  await facts(['rebuild']);
  const { out } = await facts(['segments']);
  expect(out).toContain('two months are not kept yet');
  expect(out).toMatch(/HIGH .*age \d\.\d\d.*too small/);
  expect((await facts(['segments', '--fact', 'band'], 'zh-CN')).out).toContain('过小');
  const { items } = JSON.parse((await facts(['segments', '--json'])).out);
  expect(items).toMatchObject([{ fact: 'band', customers: 30, months: null, shift: null }]);
  await expect(facts(['segments', '--fact', 'age'])).rejects.toMatchObject({
    problems: [{ code: 'UNKNOWN_SEGMENTS' }],
  });
});
