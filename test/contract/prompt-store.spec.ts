import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoDecisionStore } from '../../src/adapters/mongo/decision.store.js';
import { MongoPromptStore } from '../../src/adapters/mongo/run/prompt.store.js';
import { SettlePrompts } from '../../src/flows/settle-prompts.js';
import { aDecision } from '../builders/a-decision.js';
import { aPrompt } from '../builders/a-prompt.js';
import { testDatabase } from '../database.js';
import { FakeAssignmentStore } from '../fakes/fake-assignment-store.js';
import { FakeDecisionStore } from '../fakes/fake-decision-store.js';
import { FakeDemandLog } from '../fakes/fake-demand-log.js';
import { FakePromptStore } from '../fakes/fake-prompt-store.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoDecisionStore.ensureIndexes(connection);
  await MongoPromptStore.ensureIndexes(connection);
});

afterAll(() => connection.close());

const onFakes = async () => {
  const decisions = new FakeDecisionStore();
  return { decisions, prompts: new FakePromptStore(decisions) };
};
const onMongo = async () => {
  await connection.collection('decisions').deleteMany({});
  return { decisions: new MongoDecisionStore(connection), prompts: new MongoPromptStore(connection) };
};
const later = new Date('2026-11-03T18:00:00Z');

describe.each([
  ['FakePromptStore', onFakes],
  ['MongoPromptStore', onMongo],
])('%s', (_name, make) => {
  it('keeps the first of an id, and answers it to whoever comes later', async () => {
    const { prompts } = await make();
    await expect(prompts.enter(aPrompt())).resolves.toBeNull();
    const other = aPrompt({ at: later });
    await expect(prompts.enter(other)).resolves.toEqual(aPrompt());
    await expect(prompts.findPublic(other.publicId)).resolves.toEqual(aPrompt());
  });

  it('keeps one of two that come at once', async () => {
    const { prompts } = await make();
    const answers = await Promise.all([aPrompt(), aPrompt({ at: later })].map((one) => prompts.enter(one)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  });

  it('answers each of many that come at once for itself', async () => {
    const { prompts } = await make();
    const there = aPrompt({ request: 'request-3' });
    await prompts.enter(there);
    const many = Array.from({ length: 30 }, (_one, at) => aPrompt({ request: `request-${at}`, at: later }));
    const answers = await Promise.all(many.map((one) => prompts.enter(one)));
    expect(answers).toEqual(many.map((_one, at) => (at === 3 ? there : null)));
    expect(await prompts.ofCustomer('c-1', 50)).toHaveLength(30);
  });

  it('keeps them among the decisions, and finds none that is not a prompt', async () => {
    const { decisions, prompts } = await make();
    const run = aDecision();
    await decisions.save([run]);
    await prompts.enter(aPrompt());
    await expect(decisions.find('prompt|request-1')).resolves.toEqual(aPrompt());
    await expect(prompts.findPublic(run.publicId)).resolves.toBeNull();
    const newer = aPrompt({ request: 'request-newer', at: later });
    await prompts.enter(newer);
    await expect(prompts.ofCustomer('c-1', 10)).resolves.toEqual([newer, aPrompt()]);
    await expect(prompts.ofCustomer('c-1', 1)).resolves.toEqual([newer]);
  });

  it('owes the books of assignments both arms, once', async () => {
    const { prompts } = await make();
    await prompts.enter(aPrompt());
    await prompts.enter(aPrompt({ customerId: 'c-2' }));
    const [assignments, demands] = [new FakeAssignmentStore(), new FakeDemandLog()];
    const settle = new SettlePrompts(prompts, assignments, demands);
    await expect(settle.run()).resolves.toEqual({ settled: 2 });
    await expect(settle.run()).resolves.toEqual({ settled: 0 });
    await expect(prompts.unsettled(10)).resolves.toEqual([]);
    await expect(assignments.find('win-back|c-1|prompt|request-1')).resolves.toMatchObject({
      ...{ unit: 'c-1', customerId: 'c-1', occurrence: 'prompt|request-1', arm: 'treated', bucket: 4_719 },
      action: { ruleId: 'high-decline', offerId: 'retention', channel: 'hotline', lever: 'retention' },
    });
    expect((await prompts.ofCustomer('c-1', 1))[0]?.prompt.drawn).toHaveLength(1);
  });
});

describe('MongoPromptStore, where no answer to a write comes', () => {
  /** The first command is lost: on its way there, or its answer on the way back. */
  const losing = (made: boolean) => {
    const { db } = connection;
    let sent = 0;
    const command = async (asked: object) => {
      sent += 1;
      if (sent > 1) return db.command(asked);
      if (made) await db.command(asked);
      throw new Error('the connection was lost');
    };
    const lossy = { db: { command }, collection: (name: string) => connection.collection(name) };
    return new MongoPromptStore(lossy as unknown as MongoConnection);
  };

  it.each([
    ['was not made', false, null],
    ['was made', true, aPrompt()],
  ])('writes again, and keeps one, where the first %s', async (_case, made, answer) => {
    await connection.collection('decisions').deleteMany({});
    const prompts = losing(made);
    await expect(prompts.enter(aPrompt())).resolves.toEqual(answer);
    await expect(prompts.ofCustomer('c-1', 10)).resolves.toEqual([aPrompt()]);
  });
});
