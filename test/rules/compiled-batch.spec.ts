import { describe, expect, it } from '@jest/globals';
import { compile, type FactQuestion, type RuleDocument, type RuleSet } from '../../src/rules.js';
import { is, leaf, rule } from './two-engines.js';

const dataOver = (gb: number) => leaf('usage', 'greaterThan', gb, { path: '$.dataGb' });
const creditOver = (limit: number) => leaf('credit', 'greaterThan', limit, { params: { bureau: 'A' } });

const RULES = [
  rule('offer', [dataOver(5), creditOver(600)]),
  rule('free', [dataOver(5)]),
  rule('either', [{ any: [is('tag', 'vip'), creditOver(800)] }]),
] as unknown as readonly RuleDocument[];

type Customer = { readonly id: number; readonly tag: string; readonly usage: { readonly dataGb: number } };
const customer = (id: number): Customer => ({ id, tag: id % 4 === 0 ? 'vip' : 'none', usage: { dataGb: id % 10 } });
const CUSTOMERS = Array.from({ length: 1_000 }, (_one, id) => customer(id));
const scoreOf = (id: number) => 500 + ((id * 37) % 400);

/** A set with its credit bureau, and who asked it. */
function world(answer: (questions: readonly FactQuestion[]) => readonly unknown[] | Promise<readonly unknown[]>) {
  const calls: (readonly FactQuestion[])[] = [];
  const credit = (questions: readonly FactQuestion[]) => {
    calls.push(questions);
    return answer(questions);
  };
  return { calls, set: compile(RULES, { batchedFacts: { credit } }) };
}

const scores = (questions: readonly FactQuestion[]) =>
  Promise.resolve(questions.map(({ facts }) => scoreOf(Number(facts.id))));

const expected = ({ id, tag, usage }: Customer) => [
  ...(usage.dataGb > 5 && scoreOf(id) > 600 ? ['offer'] : []),
  ...(usage.dataGb > 5 ? ['free'] : []),
  ...(tag === 'vip' || scoreOf(id) > 800 ? ['either'] : []),
];

async function namesOf(set: RuleSet, customers: readonly Customer[]) {
  const found = await set.matchBatch(customers);
  return found.map((one) => (one.status === 'fulfilled' ? one.value.map(({ name }) => name) : String(one.reason)));
}

describe('a batch of customers', () => {
  it('makes one call for a batched fact, and only for customers whose rules are left open', async () => {
    const { set, calls } = world(scores);
    expect(await namesOf(set, CUSTOMERS)).toEqual(CUSTOMERS.map(expected));
    expect(calls).toHaveLength(1);
    const isOpen = ({ tag, usage }: Customer) => usage.dataGb > 5 || tag !== 'vip';
    expect(calls[0]).toEqual(CUSTOMERS.filter(isOpen).map((facts) => ({ params: { bureau: 'A' }, facts })));
  });

  it('asks nothing where everything else decides', async () => {
    const { set, calls } = world(scores);
    expect(await namesOf(set, [customer(4)])).toEqual([['either']]);
    expect(calls).toEqual([]);
  });

  it('an error among the values is one customer’s, a rejection everybody’s who asked', async () => {
    const one = world((questions) => questions.map(({ facts }) => (facts.id === 7 ? new Error('no file') : 900)));
    expect(await namesOf(one.set, [customer(4), customer(6), customer(7)])).toEqual([
      ['either'],
      ['offer', 'free', 'either'],
      'Error: no file',
    ]);
    const all = world(() => Promise.reject(new Error('down')));
    expect(await namesOf(all.set, [customer(4), customer(6)])).toEqual([['either'], 'Error: down']);
  });

  it('a customer who brings the fact is not asked for it', async () => {
    const { set, calls } = world(scores);
    expect(await namesOf(set, [{ ...customer(6), credit: 900 } as Customer])).toEqual([['offer', 'free', 'either']]);
    expect(calls).toEqual([]);
  });

  it('a customer without a fact is rejected alone', async () => {
    const { set } = world(scores);
    const [gone, there] = await set.matchBatch([{ id: 1 }, customer(4)]);
    expect(gone).toMatchObject({ status: 'rejected', reason: { code: 'UNDEFINED_FACT' } });
    expect(there?.status).toBe('fulfilled');
  });

  it('runs give results; a condition that nobody needed to ask carries none', async () => {
    const { set, calls } = world(scores);
    const [run] = await set.runBatch([customer(4)]);
    if (run?.status !== 'fulfilled') throw new Error('rejected');
    expect(calls).toEqual([]);
    expect(run.value.events).toEqual([{ type: 'either' }]);
    const [offer] = run.value.failureResults;
    expect(offer?.toJSON(false).conditions.all).toEqual([
      { ...dataOver(5), factResult: 4, valueResult: 5, result: false },
      creditOver(600),
    ]);
  });
});

it('a lone customer’s run asks as json-rules-engine does, a match only what it needs', async () => {
  const { set, calls } = world(scores);
  expect((await set.match(customer(4))).map(({ name }) => name)).toEqual(['either']);
  expect(calls).toEqual([]);
  const { failureResults } = await set.run(customer(4));
  expect(calls).toHaveLength(1);
  expect(failureResults[0]?.conditions.all[1]).toMatchObject({ factResult: scoreOf(4), result: true });
});

it('dynamic facts that are not batched are asked customer by customer, by surviving rules alone', async () => {
  const asked: unknown[] = [];
  const credit = async (_params: unknown, almanac: { factValue(id: string): Promise<unknown> }) => {
    const id = await almanac.factValue('id');
    asked.push(id);
    return scoreOf(Number(id));
  };
  const set = compile(RULES.slice(0, 2), { facts: { credit } });
  expect(await namesOf(set, CUSTOMERS.slice(0, 20))).toEqual(
    CUSTOMERS.slice(0, 20).map((one) => expected(one).filter((name) => name !== 'either')),
  );
  expect(asked).toEqual([6, 7, 8, 9, 16, 17, 18, 19]);
});

it('leaves no promise unheard, whoever refuses', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  const { set } = world(() => Promise.reject(new Error('down')));
  await set.matchBatch([customer(4), customer(6), {} as Customer]);
  await expect(set.run({ ...customer(6), tag: undefined })).rejects.toThrow('down');
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
