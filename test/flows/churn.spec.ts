import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/flows/errors.js';
import { aChurnCard } from '../builders/a-scorecard.js';
import { aWorld, base } from './churn.world.js';

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? [error.code, ...error.problems.map(({ code }) => code)] : error;
};

describe('training', () => {
  it('keeps a version with its judgement, and tells how far it is', async () => {
    const { train, scorecards } = aWorld();
    const told: string[] = [];
    const { version, examples, churned, below } = await train.run({ keep: true, by: 'cli' }, (read, total) =>
      told.push(`${read}/${total}`),
    );
    expect([examples, churned, below]).toEqual([400, 200, []]);
    expect(told).toEqual(['100/400', '200/400', '300/400', '400/400']);
    expect(version).toMatchObject({ number: 1, by: 'cli', planHash: 'plan-1', origin: null });
    expect(version?.judgement.auc).toBeGreaterThan(0.6);
    await expect(scorecards.find(1)).resolves.toEqual(version);
  });

  it('only judges where nothing is to be kept', async () => {
    const { train, scorecards } = aWorld();
    await expect(train.run({ keep: false, by: 'cli' })).resolves.toMatchObject({ version: null });
    await expect(scorecards.list(5)).resolves.toEqual([]);
  });

  it('takes one origin where one is asked for', async () => {
    const { examples, card } = await aWorld().train.run({ keep: false, by: 'cli', origin: 'table' });
    expect([examples, card.origin]).toEqual([300, 'table']);
  });

  it('says why where nothing can be learnt', async () => {
    const stayed = Object.fromEntries(
      Object.entries(base()).map(([id, sheet]) => [id, { ...sheet, relationship: 'current' }]),
    );
    await expect(refusal(aWorld({}, stayed).train.run({ keep: true, by: 'cli' }))).resolves.toEqual([
      'INVALID_INPUT',
      'TRAINING_ONE_SIDE_EMPTY',
    ]);
  });
});

describe('activation', () => {
  it('puts the models with this version in force', async () => {
    const { train, activate, rules, models } = aWorld();
    await train.run({ keep: true, by: 'cli' });
    await expect(activate.run({ number: 1, by: 'cli' })).resolves.toMatchObject({ number: 1 });
    expect(rules.trained.churn).toMatchObject({ number: 1 });
    expect(models.hashes).toEqual(['files churn 1 affinity -']);
  });

  it('is refused below the bar: nothing changes', async () => {
    const { train, activate, scorecards, models } = aWorld({ bar: { auc: 0.99, lift: 1 } });
    const { below } = await train.run({ keep: true, by: 'cli' });
    expect(below.map(({ code }) => code)).toEqual(['SCORECARD_BELOW_BAR']);
    await expect(refusal(activate.run({ number: 1, by: 'cli' }))).resolves.toEqual([
      'NOT_ALLOWED',
      'SCORECARD_BELOW_BAR',
    ]);
    await expect(scorecards.active()).resolves.toBeNull();
    expect(models.hashes).toEqual([]);
  });

  it('is refused of a version that is not there, or asks otherwise', async () => {
    const { activate, scorecards } = aWorld();
    await expect(refusal(activate.run({ number: 4, by: 'cli' }))).resolves.toEqual(['NOT_FOUND']);
    await scorecards.add(aChurnCard({ questions: ['tenure=age'] }), 'cli');
    await expect(refusal(activate.run({ number: 1, by: 'cli' }))).resolves.toEqual([
      'NOT_ALLOWED',
      'SCORECARD_ASKS_OTHERWISE',
    ]);
  });
});

describe('drift', () => {
  it('is watched for the version in force, or for one that is named', async () => {
    const { train, activate, drift } = aWorld();
    await expect(refusal(drift.run({}))).resolves.toEqual(['NOT_FOUND']);
    await train.run({ keep: true, by: 'cli' });
    await expect(drift.run({ version: 1 })).resolves.toMatchObject({ version: 1, word: 'STEADY', customers: 200 });
    await activate.run({ number: 1, by: 'cli' });
    await expect(drift.run({ origin: 'table' })).resolves.toMatchObject({ version: 1, customers: 149 });
  });
});

describe('what is counted from the base', () => {
  it('affinity: of who is a customer now, in force at once', async () => {
    const { affinity, models } = aWorld();
    const { customers, rules } = await affinity.run({ by: 'cli' });
    expect(customers).toBe(200);
    expect(rules.find(({ holds, also }) => holds === 'fibre' && also === 'tv')?.confidence).toBe(1);
    expect([...new Set(rules.map(({ within }) => within))]).toEqual(['synthetic', 'table']);
    expect(models.hashes).toEqual(['files churn - affinity 1']);
  });

  it('pyramids: once a day, again when asked or when the base is another; they change no hash', async () => {
    const { pyramid, clock, rules, models } = aWorld();
    await expect(pyramid.run('nightly')).resolves.toMatchObject({
      number: 1,
      pyramids: [{ network: null, currency: 'USD' }],
    });
    expect(rules.trained.pyramids?.of({ network: null, currency: 'USD' })?.customers).toBe(200);
    await expect(pyramid.run('nightly')).resolves.toBeNull();
    await expect(pyramid.run('now')).resolves.toMatchObject({ number: 2 });
    clock.advance(24 * 3_600_000);
    await expect(pyramid.run('nightly')).resolves.toMatchObject({ number: 3 });
    expect(models.hashes).toEqual([]);
  });
});

describe('worth', () => {
  it('of one customer, or that there is none', async () => {
    const { value } = aWorld();
    const { worth } = await value.run('c-399');
    expect([worth.cause, worth.tree?.branches.length]).toEqual(['ASSUMED', 8]);
    await expect(refusal(value.run('nobody'))).resolves.toEqual(['NOT_FOUND']);
  });

  it('of segments: every customer is in one', async () => {
    const totals = await aWorld().totals.run('valueClass');
    expect(totals.map(({ segment, customers, reckoned }) => [segment, customers, reckoned])).toEqual([
      ['HIGH', 200, 150],
      ['LOW', 200, 50],
    ]);
  });

  it.each(['clv', 'arpu3m', 'productsHeld', '__proto__'])('not by %s', async (by) => {
    await expect(refusal(aWorld().totals.run(by))).resolves.toEqual(['INVALID_INPUT', 'NO_SEGMENTS']);
  });
});
