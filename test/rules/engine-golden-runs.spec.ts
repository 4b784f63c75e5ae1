import { describe, expect, it } from '@jest/globals';
import { is, later, leaf, listener, rule, TWO_ENGINES } from './two-engines.js';

const T = { t: true };
const yes = is('t', true);
const no = is('t', false);
const names = (results: readonly { name: string }[]) => results.map(({ name }) => name);

describe.each(TWO_ENGINES)('%s: order', (_name, { Engine }) => {
  it('runs priorities highest first, and waits for handlers before the next', async () => {
    const said: string[] = [];
    const engine = new Engine([rule('low', [yes]), rule('high', [yes], { priority: 10 })]);
    engine.on('high', async () => {
      await later(null);
      said.push('high handled');
    });
    engine.on('low', () => said.push('low'));
    const { results } = await engine.run(T);
    expect(names(results)).toEqual(['high', 'low']);
    expect(said).toEqual(['high handled', 'low']);
  });

  it('takes 0 for 1, reads numbers from texts, and refuses what is negative', () => {
    const priorityOf = (priority: unknown) => new Engine([rule('r', [yes], { priority })]).rules[0]?.priority;
    expect([priorityOf(0), priorityOf('7th'), priorityOf('x'), priorityOf(undefined)]).toEqual([1, 7, Number.NaN, 1]);
    expect(() => priorityOf(-1)).toThrow('Priority must be greater than zero');
  });

  it('answers a shallow tree before a deeper one that was added earlier', async () => {
    const engine = new Engine([rule('deep', [{ all: [{ any: [yes, no] }, yes] }]), rule('flat', [yes])]);
    expect(names((await engine.run(T)).results)).toEqual(['flat', 'deep']);
  });

  it('asks all siblings of one priority, and stops between priorities', async () => {
    const asked: string[] = [];
    const engine = new Engine([], {});
    for (const name of ['a', 'b', 'c']) engine.addFact(name, () => asked.push(name) > 0);
    const parts = [is('a', false, { priority: 2 }), is('b', true, { priority: 2 }), is('c', true)];
    engine.addRule(rule('r', parts));
    const { failureResults } = await engine.run();
    expect(asked).toEqual(['a', 'b']);
    const [first, , third] = failureResults[0]?.conditions.all ?? [];
    expect(Object.hasOwn(first ?? {}, 'factResult')).toBe(true);
    expect(Object.hasOwn(third ?? {}, 'result')).toBe(false);
  });

  it('gives a condition the priority of its fact only when the engine has the fact', async () => {
    const asked: string[] = [];
    const ask = (name: string) => () => asked.push(name) > 0;
    const engine = new Engine([rule('r', [is('plain', true), is('early', true), is('runtime', true)])]);
    engine.addFact('plain', ask('plain'));
    engine.addFact('early', ask('early'), { priority: 5 });
    await engine.run({ runtime: ask('runtime') });
    expect(asked).toEqual(['early', 'plain', 'runtime']);
  });
});

describe.each(TWO_ENGINES)('%s: more of order', (_name, { Engine, Rule }) => {
  it('asks a nested group at priority 1, whatever the priority of the facts in it', async () => {
    const asked: string[] = [];
    const engine = new Engine([rule('r', [{ all: [is('inner', 1)] }, is('outer', 1)])]);
    engine.addFact('inner', () => asked.push('inner'), { priority: 9 });
    engine.addFact('outer', () => asked.push('outer') && 1, { priority: 5 });
    await engine.run();
    expect(asked).toEqual(['outer', 'inner']);
  });

  it('lets facts that answer later come later within a priority, never across', async () => {
    const rules = [
      rule('slow', [is('s', 1)]),
      rule('fast', [is('f', 1)]),
      rule('last', [is('f', 1)], { priority: '1' }),
    ];
    const engine = new Engine([...rules, rule('first', [is('s', 1)], { priority: 2 })]);
    engine.addFact('s', () => later(1), { cache: false }).addFact('f', 1);
    expect(names((await engine.run()).results)).toEqual(['first', 'fast', 'last', 'slow']);
  });

  it('a value that is undefined does not live through JSON', () => {
    const text = JSON.stringify(rule('r', [is('f', undefined)]));
    expect(() => new Rule(text)).toThrow('"value" property required');
    expect(() => new Rule(rule('r', [is('f', undefined)]))).not.toThrow();
  });
});

describe.each(TWO_ENGINES)('%s: facts', (_name, { Engine, Fact }) => {
  it('shares one call among conditions with equal params, whatever the order of the keys', async () => {
    const price = listener(() => later(5));
    const parts = [is('price', 5, { params: { a: 1, b: [2] } }), is('price', 5, { params: { b: [2], a: 1 } })];
    const engine = new Engine([rule('r', [...parts, is('price', 5, { params: { a: '1', b: [2] } })])]);
    engine.addFact('price', price);
    expect((await engine.run()).results).toHaveLength(1);
    expect(price.calls).toHaveLength(2);
  });

  it('calls every time with cache: false, and anew in every run', async () => {
    const cached = listener(() => 5);
    const fresh = listener(() => 5);
    const engine = new Engine([rule('r', [is('c', 5), is('c', 5), is('f', 5), is('f', 5)])]);
    engine.addFact('c', cached).addFact('f', fresh, { cache: false });
    await engine.run();
    await engine.run();
    expect([cached.calls.length, fresh.calls.length]).toEqual([2, 4]);
  });

  it('keeps the promise, so a rejection is shared', async () => {
    const refused = listener(() => Promise.reject(new Error('gone away')));
    const engine = new Engine([rule('r', [is('f', 1), is('f', 2)])]);
    engine.addFact('f', refused);
    await expect(engine.run()).rejects.toThrow('gone away');
    expect(refused.calls).toHaveLength(1);
  });

  it('puts runtime facts over those of the engine', async () => {
    const engine = new Engine([rule('r', [is('f', 'run')])]);
    engine.addFact('f', 'engine');
    expect((await engine.run({ f: 'run' })).results).toHaveLength(1);
    expect((await engine.run()).results).toHaveLength(0);
  });

  it('answers a dynamic runtime fact from the constant of the engine when it has no params', async () => {
    const engine = new Engine([rule('r', [is('f', 'engine')])]);
    engine.addFact('f', 'engine');
    expect((await engine.run({ f: () => 'run' })).results).toHaveLength(1);
  });

  it('takes a Fact as it is, whatever its key', async () => {
    const engine = new Engine([rule('r', [is('f', 1)])]);
    expect((await engine.run({ key: new Fact('f', 1) })).results).toHaveLength(1);
  });

  it('throws at once for an empty key', () => {
    expect(() => new Engine().run({ '': 1 })).toThrow('factId required');
  });

  it('gives a dynamic fact its params and the almanac', async () => {
    const engine = new Engine([rule('r', [is('double', 4, { params: { times: 2 } })])]);
    engine.addFact('double', async ({ times }, almanac) => times * (await almanac.factValue<number>('base')));
    expect((await engine.run({ base: 2 })).results).toHaveLength(1);
  });

  it('lets later priorities see facts that handlers add', async () => {
    const engine = new Engine([rule('first', [yes], { priority: 2 }), rule('second', [is('added', 7)])]);
    engine.on('first', (_params, almanac) => {
      almanac.addFact('added', 7);
    });
    expect(names((await engine.run(T)).results)).toEqual(['first', 'second']);
  });

  it('asks a fact of its own almanac when one is handed in', async () => {
    const { Almanac } = TWO_ENGINES.find(([name]) => name === _name)?.[1] ?? { Almanac: undefined };
    if (Almanac === undefined) throw new Error('both engines have an almanac');
    const almanac = new Almanac();
    almanac.addFact('t', true);
    const { results, almanac: used } = await new Engine([rule('r', [yes])]).run({}, { almanac });
    expect(results).toHaveLength(1);
    expect(used).toBe(almanac);
  });
});

describe.each(TWO_ENGINES)('%s: shared conditions', (_name, { Engine }) => {
  it('refuses a leaf, no name, and nothing', () => {
    const engine = new Engine();
    expect(() => engine.setCondition('leaf', yes as never)).toThrow('"conditions" root must contain');
    expect(() => engine.setCondition('', { all: [] })).toThrow('requires name');
    expect(() => engine.setCondition('none', undefined as never)).toThrow('requires conditions');
  });

  it('loses the name in the result and keeps the shared one whole', async () => {
    const engine = new Engine([rule('r', [{ condition: 'c' }])]);
    engine.setCondition('c', { all: [yes] });
    const [found] = (await engine.run(T)).results;
    expect(found?.toJSON(false).conditions.all[0]).toEqual({
      priority: 1,
      all: [{ ...yes, factResult: true, valueResult: true, result: true }],
    });
    expect(engine.conditions.get('c')?.toJSON(false)).toEqual({ priority: 1, all: [yes] });
  });

  it('rejects a circle when it is run', async () => {
    const engine = new Engine([rule('r', [{ condition: 'a' }])]);
    engine.setCondition('a', { all: [{ condition: 'b' }] }).setCondition('b', { any: [{ condition: 'a' }] });
    await expect(engine.run()).rejects.toThrow(RangeError);
  });

  it('uses the priority of the reference, not that of what it names', async () => {
    const asked: string[] = [];
    const engine = new Engine([rule('r', [is('first', 1, { priority: 5 }), { condition: 'c', priority: 9 }])]);
    engine.setCondition('c', { all: [is('second', 1)], priority: 1 });
    engine.addFact('first', () => asked.push('first')).addFact('second', () => asked.push('second'));
    await engine.run();
    expect(asked).toEqual(['second', 'first']);
  });

  it('removes one, once', () => {
    const engine = new Engine().setCondition('c', { all: [] });
    expect([engine.removeCondition('c'), engine.removeCondition('c')]).toEqual([true, false]);
  });
});

describe.each(TWO_ENGINES)('%s: paths and priorities are written nowhere', (_name, { Engine }) => {
  it('but for the parsed priority of a leaf, which goes back into the caller’s JSON', () => {
    const part = leaf('t', 'equal', true, { priority: '3' });
    new Engine([rule('r', [part])]);
    expect(part).toEqual(leaf('t', 'equal', true, { priority: 3 }));
  });
});
