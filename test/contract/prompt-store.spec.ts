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
