import { describe, expect, it } from '@jest/globals';
import { REFERENCE } from '../../src/core/rules/reference.js';
import {
  compile,
  diff,
  Engine,
  explain,
  Fact,
  Operator,
  OperatorDecorator,
  type RuleDocument,
  verify,
} from '../../src/rules.js';
import { is, leaf, rule } from './two-engines.js';

const documents = (...rules: readonly object[]) => rules as readonly RuleDocument[];
const names = (found: readonly { readonly name: string | undefined }[]) => found.map(({ name }) => name);
const offering = () => documents({ ...rule('a', [is('x', [1])]), event: { type: 'a', params: { x: 1, more: [1] } } });

describe('a set is not changed through its answers', () => {
  it('what match and rules hand out is frozen, all the way down', () => {
    const set = compile(offering());
    const [matched] = compile(documents({ ...offering()[0], conditions: { all: [] } })).matchSync();
    expect(() => Object.assign(matched?.event.params ?? {}, { x: 99 })).toThrow(TypeError);
    expect(() => matched?.event.params?.more.push(2)).toThrow(TypeError);
    expect(() => Object.assign(set.rules[0]?.event ?? {}, { type: 'b' })).toThrow(TypeError);
    expect(set.rules).toEqual(offering());
    expect(names(set.with(set.rules).matchSync({ x: 1 }))).toEqual([]);
    expect(set.with(set.rules).reused.rules).toBe(1);
  });

  it('what a run hands out is the caller’s own', async () => {
    const set = compile(offering());
    const spoil = async () => {
      const { failureEvents, failureResults } = await set.run({ x: 1 });
      const seen = JSON.stringify([failureEvents, failureResults[0]?.toJSON(false)]);
      failureEvents[0]?.params?.more.push(2);
      failureResults[0]?.conditions.all[0].value.push(2);
      return seen;
    };
    expect(await spoil()).toBe(await spoil());
  });

  it('an operator of one’s own may write into what it is given', () => {
    const takes = new Operator('takes', (_fact: unknown, value: unknown[]) => value.pop() === 1);
    const set = compile(documents(rule('a', [leaf('x', 'takes', [1])])), { operators: [takes] });
    expect([set.matchSync({ x: 1 }), set.matchSync({ x: 1 })].map(names)).toEqual([['a'], ['a']]);
  });

  it('an engine takes the frozen rules', async () => {
    const { rules } = compile(documents(rule('a', [is('x', 1, { priority: 2 })])));
    expect((await new Engine(rules).run({ x: 1 })).events).toEqual([{ type: 'a' }]);
  });
});

it('inherited facts lie over the constants, as in json-rules-engine', async () => {
  const [limited] = [rule('r', [is('limit', 10)])];
  const reference = new REFERENCE.Engine([limited] as never);
  reference.addFact('limit', 80);
  const facts = Object.create({ limit: 10 });
  expect((await reference.run(facts)).events).toEqual([{ type: 'r' }]);
  const set = compile(documents(limited), { facts: { limit: 80 } });
  expect(names(set.matchSync(facts))).toEqual(['r']);
  expect((await set.run(facts)).results[0]?.toJSON(false)).toMatchObject({
    result: true,
    conditions: { all: [{ factResult: 10, result: true }] },
  });
});

describe('a batch lets others have their turn', () => {
  it.each(['matchBatch', 'runBatch'] as const)('%s', async (name) => {
    const set = compile(documents(rule('a', [is('x', 1)])));
    const seen: boolean[] = [];
    let turned = false;
    const customers = Array.from({ length: 200 }, () => ({
      get x() {
        seen.push(turned);
        return 1;
      },
    }));
    setImmediate(() => {
      turned = true;
    });
    const found = await set[name](customers);
    expect(found).toHaveLength(200);
    expect([seen[0], seen.includes(true)]).toEqual([false, true]);
  });

  it('rejects for what is no list', async () => {
    await expect(compile([]).matchBatch(5 as never)).rejects.toThrow('A batch is a list of customers');
  });
});

it('a getter among the facts may ask the same set', () => {
  const set = compile(documents(rule('a', [is('a', 1), is('b', 1)]), rule('b', [is('a', 2), is('b', 2)])));
  const inner: unknown[] = [];
  const facts = {
    a: 1,
    get b() {
      inner.push(names(set.matchSync({ a: 2, b: 2 })));
      return 1;
    },
  };
  expect(names(set.matchSync(facts))).toEqual(['a']);
  expect(inner[0]).toEqual(['b']);
});

it('a batched fact cannot change whose answer is whose', async () => {
  const emptied = (questions: readonly unknown[]) => {
    (questions as unknown[]).length = 0;
    return [];
  };
  const set = compile(documents(rule('a', [is('x', 1)])), { batchedFacts: { x: emptied } });
  const found = await set.matchBatch([{}]);
  expect(found[0]).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) });
});

describe('no facts and no options', () => {
  it.each([null, undefined])('%s', async (none) => {
    const set = compile(documents(rule('a', [])), none);
    expect(names(set.matchSync(none))).toEqual(['a']);
    expect(names(await set.match(none))).toEqual(['a']);
    expect((await set.run(none)).events).toEqual([{ type: 'a' }]);
    expect((await set.matchBatch([none as never]))[0]?.status).toBe('fulfilled');
    expect(await explain(rule('a', []) as never, none, none)).toMatchObject({ result: true });
    expect(diff([], [], null, none).added).toEqual([]);
    expect(verify([], none)).toEqual([]);
  });
});

const levels = (count: number): object => {
  let json: object = is('x', 1);
  for (let at = 0; at < count; at += 1) json = { not: json };
  return { conditions: json, event: { type: 'x' } };
};
const circle: { conditions?: object } = { ...levels(1) };
circle.conditions = { all: [circle] };

describe('what cannot be walked is one problem, with its place', () => {
  const shared = { conditions: { round: circle } } as never;
  it.each<[string, () => unknown, readonly string[]]>([
    ['compile, too deep', () => compile([levels(1_000)] as never), ['$[0] TOO_DEEP']],
    ['compile, a circle', () => compile([circle] as never), ['$[0] TOO_DEEP']],
    ['compile, a shared circle', () => compile([], shared), ['$.conditions.round TOO_DEEP']],
    ['compile, a path resolver', () => compile([], { pathResolver: 5 as never }), ['$.pathResolver WRONG_TYPE']],
    ['verify, null', () => verify(null as never), ['$ WRONG_TYPE']],
    [
      'verify, rules',
      () => verify([null, circle, levels(9_000)] as never),
      ['$[0] WRONG_TYPE', '$[1] TOO_DEEP', '$[2] TOO_DEEP'],
    ],
    ['verify, shared', () => verify([], shared), ['$.conditions.round TOO_DEEP']],
    ['diff, null', () => diff([], null as never), ['$.after WRONG_TYPE']],
    ['diff, a rule', () => diff([circle] as never, []), ['$.before[0] TOO_DEEP']],
    ['explain, null', () => explain(null as never, {}), ['$ WRONG_TYPE']],
    ['explain, a circle', () => explain(circle as never, {}), ['$ TOO_DEEP']],
    ['explain, no conditions', () => explain({} as never, {}), ['$.conditions MISSING_FIELD']],
    ['explain, shared', () => explain(rule('a', []) as never, {}, shared), ['$.conditions.round TOO_DEEP']],
  ])('%s', (_case, ask, expected) => {
    const said = (() => {
      try {
        return ask();
      } catch (error) {
        const { problems } = error as { readonly problems?: readonly { path: string; code: string }[] };
        return problems?.map(({ path, code }) => `${path} ${code}`) ?? error;
      }
    })();
    expect(said).toEqual(expected);
  });

  it('as deep as may be is taken by all', async () => {
    const deep = levels(990) as never;
    expect(names(compile([deep]).matchSync({ x: 1 }))).toHaveLength(1);
    expect(verify([deep])).toEqual(expect.any(Array));
    expect(diff([deep], [deep], [{ x: 1 }]).customers?.whole.after).toBe(1);
    expect(await explain(deep, { x: 1 })).toMatchObject({ result: true });
  });
});

it('explain takes facts and decorators as compile does', async () => {
  const first = new OperatorDecorator('first', (fact: number[], value: number, next) => next(fact[0] as number, value));
  const options = { facts: { x: [1], y: new Fact('z', 2) }, decorators: [first] };
  const said = rule('a', [leaf('x', 'first:equal', 1), is('z', 2)]) as RuleDocument;
  expect(await explain(said, {}, options)).toMatchObject({ result: true });
  expect(names(compile([said], options).matchSync())).toEqual(['a']);
});

it('verify keeps to its time without being given a clock', () => {
  const rules = Array.from({ length: 60 }, (_one, at) => rule(`r${at}`, [leaf('x', 'lessThan', at), is(`y${at}`, 1)]));
  const open = verify(rules as never, { limits: { millis: 0 } }).map(({ claim }) => claim);
  expect(open).toContainEqual(expect.objectContaining({ kind: 'undecided', reason: 'time' }));
});

describe('diff decides customers as json-rules-engine does, or says why not', () => {
  it.each<[string, object, object]>([
    ['a Fact', { x: new Fact('x', 1) }, { matched: 1 }],
    ['a Fact under its own id', { y: new Fact('x', 1) }, { matched: 1 }],
    ['an inherited fact', Object.create({ x: 1 }), { matched: 1 }],
    ['a promise', { x: Promise.resolve(1) }, { matched: 0, reason: 'Fact is a promise: x' }],
    ['a dynamic Fact', { x: new Fact('x', () => 1) }, { matched: 0, reason: 'Fact is a function: x' }],
    ['a fact without a name', { x: 1, '': 1 }, { matched: 0, reason: 'factId required' }],
  ])('%s', (_case, facts, expected) => {
    const rules = documents(rule('a', [is('x', 1)])) as never;
    const { customers } = diff(rules, rules, [facts]);
    const reason = customers?.rejected.reason ?? undefined;
    expect({ matched: customers?.whole.after, ...(reason === undefined ? {} : { reason }) }).toEqual(expected);
  });
});
