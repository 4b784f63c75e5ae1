import { describe, expect, it } from '@jest/globals';
import { compile, type RuleDocument } from './rule-set.js';

const over = (fact: string, value: unknown, path = '') => ({ fact, operator: 'greaterThan', value, path });
const rule = (name: string, all: object[], more: object = {}): RuleDocument =>
  ({ name, conditions: { all }, event: { type: name }, ...more }) as never;
const names = (found: readonly { name: string | undefined }[]) => found.map(({ name }) => name);

const RULES = [
  rule('spender', [over('spend', 50)]),
  rule('user', [over('usage', 3, '$.last30d.dataGb')], { priority: 9 }),
  rule('beyond', [over('spend', { fact: 'limit' })], { priority: 5 }),
];
const set = compile(RULES, { facts: { limit: 80 }, allowUndefinedFacts: true });

describe('a compiled set', () => {
  it.each<[string, object, readonly string[]]>([
    ['nothing known', {}, []],
    ['by the index', { spend: 60 }, ['spender']],
    [
      'by the exact path, in its place',
      { spend: 90, usage: { last30d: { dataGb: 4 } } },
      ['user', 'beyond', 'spender'],
    ],
    ['over the engine’s facts', { spend: 60, limit: 55 }, ['beyond', 'spender']],
    ['a customer the index cannot place', { spend: new Date(0), usage: 4 }, ['user']],
  ])('%s', async (_case, facts, expected) => {
    expect(names(set.matchSync(facts as never))).toEqual(expected);
    expect(names(await set.match(facts as never))).toEqual(expected);
    expect(names((await set.run(facts as never)).results)).toEqual(expected);
    const [batch] = await set.matchBatch([facts as never]);
    expect(batch?.status === 'fulfilled' ? names(batch.value) : batch).toEqual(expected);
  });

  it('tells of a match what its rule says', () => {
    expect(set.matchSync({ spend: 60 })).toEqual([
      { index: 0, name: 'spender', priority: 1, event: { type: 'spender' } },
    ]);
  });

  it('rejects where a fact is missing that must be there', async () => {
    const strict = compile(RULES, { facts: { limit: 80 } });
    await expect(strict.match({ spend: 1 })).rejects.toMatchObject({ code: 'UNDEFINED_FACT' });
    expect(() => strict.matchSync({ spend: 1 })).toThrow('Undefined fact: usage');
  });

  it('is not changed by what becomes of its rules', () => {
    const mutable = rule('spender', [over('spend', 50)]);
    const held = compile([mutable]);
    Object.assign((mutable.conditions as unknown as { all: object[] }).all[0] ?? {}, { value: 5_000 });
    expect(names(held.matchSync({ spend: 60 }))).toEqual(['spender']);
  });
});

it('a function the customer brings is asked by a run, and by a match only where it decides', async () => {
  const asked = compile([rule('both', [over('spend', 50), over('score', { fact: 'limit' })])], { facts: { limit: 1 } });
  let calls = 0;
  const score = () => {
    calls += 1;
    return Promise.resolve(5);
  };
  expect(await asked.match({ spend: 10, score })).toEqual([]);
  expect(calls).toBe(0);
  const { failureResults } = await asked.run({ spend: 10, score });
  expect(failureResults[0]?.conditions.all[1]).toMatchObject({ factResult: 5, valueResult: 1, result: true });
  expect(names(await asked.match({ spend: 60, score }))).toEqual(['both']);
  expect(calls).toBe(2);
});

it('between blocks of a batch others have their turn', async () => {
  const heard: string[] = [];
  const nextTurn = async () => heard.push('turn');
  const asked = compile([rule('a', [over('a', 1)])], null, { nextTurn });
  const customers = Array.from({ length: 130 }, (_one, a) => ({ a }));
  const found = await asked.matchBatch(customers);
  expect(heard).toHaveLength(4);
  expect(found.map((one) => (one.status === 'fulfilled' ? one.value.length : -1))).toEqual(
    customers.map(({ a }) => (a > 1 ? 1 : 0)),
  );
});

describe('the next version', () => {
  it('compiles only what changed, and leaves this one as it was', () => {
    const next = set.with(RULES.with(0, rule('saver', [over('spend', 5)])));
    expect(next.reused).toEqual({ rules: 2, fields: 1 });
    expect([names(next.matchSync({ spend: 9 })), names(set.matchSync({ spend: 9 }))]).toEqual([['saver'], []]);
    expect(set.reused).toEqual({ rules: 0, fields: 0 });
  });

  it('refuses with places in the new rules', () => {
    expect(() => set.with([...RULES, { conditions: {} } as never])).toThrow('$[3].event: MISSING_FIELD');
  });
});

it('names every problem at once', () => {
  const wrong = [rule('x', [{ fact: 'a' }]), 5, rule('y', [], { priority: -1 })];
  try {
    compile(wrong as never, { conditions: { c: { all: 1 } } as never });
  } catch (error) {
    expect((error as { problems: readonly { path: string }[] }).problems.map(({ path }) => path).sort()).toEqual([
      '$.conditions.c.all',
      '$[0].conditions.all[0].operator',
      '$[0].conditions.all[0].value',
      '$[1]',
      '$[2].priority',
    ]);
    return;
  }
  throw new Error('not refused');
});
