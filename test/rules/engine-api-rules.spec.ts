import { describe, expect, it } from '@jest/globals';
import { is, later, leaf, listener, rule, TWO_ENGINES } from './two-engines.js';

const T = { t: true };
const yes = is('t', true);

/** What json-rules-engine's pages about rules, facts and the almanac promise. */
describe.each(TWO_ENGINES)('%s: rule', (_name, { Engine, Rule }) => {
  it('is made from properties or from their JSON text', () => {
    const properties = rule('r', [yes], { priority: 5, event: { type: 'x', params: { a: 1 } } });
    const text = new Rule(properties).toJSON();
    const again = new Rule(text);
    expect(again.toJSON()).toBe(text);
    expect([again.name, again.priority, again.getPriority()]).toEqual(['r', 5, 5]);
    expect([again.getEvent(), again.event]).toEqual([properties.event, properties.event]);
    expect(again.getConditions()).toBe(again.conditions);
    expect(new Rule(properties).toJSON(false)).toMatchObject({ name: 'r', priority: 5, event: properties.event });
  });

  it('has setters that return it', () => {
    const made = new Rule();
    const set = made
      .setConditions({ any: [yes] })
      .setEvent({ type: 'x' })
      .setPriority('7')
      .setName(0);
    expect(set).toBe(made);
    expect(JSON.parse(made.toJSON())).toEqual({
      conditions: { priority: 1, any: [yes] },
      priority: 7,
      event: { type: 'x' },
      name: 0,
    });
    expect(() => made.setName('')).toThrow('Rule "name" must be defined');
    expect(() => made.setPriority(0)).toThrow('Priority must be greater than zero');
    expect(() => made.setConditions({} as never)).toThrow('"conditions" root must contain');
  });

  it('may be named by anything, twice by the same', async () => {
    const name = { team: 'growth' };
    const engine = new Engine([rule(name as never, [yes]), rule(name as never, [yes])]);
    expect((await engine.run(T)).results.map((found) => found.name)).toEqual([name, name]);
  });

  it('knows its engine', () => {
    const made = new Rule(rule('r', [yes]));
    const engine = new Engine([made]);
    expect(made.getEngine()).toBe(engine);
  });

  it('hears success and failure with event, almanac and result; onSuccess and onFailure are the same', async () => {
    const [won, lost, on] = [listener(), listener(), listener()];
    const made = new Rule(rule('won', [yes], { onSuccess: won }));
    made.on('success', on);
    const engine = new Engine([made, rule('lost', [is('t', false)], { onFailure: lost })]);
    const { almanac, results, failureResults } = await engine.run(T);
    expect(won.calls).toEqual([[{ type: 'won' }, almanac, results[0]]]);
    expect(on.calls).toEqual(won.calls);
    expect(lost.calls).toEqual([[{ type: 'lost' }, almanac, failureResults[0]]]);
  });

  it('waits for its handlers before the engine speaks', async () => {
    const said: string[] = [];
    const onSuccess = async () => {
      await later(null);
      said.push('rule');
    };
    const engine = new Engine([rule('r', [yes], { onSuccess })]);
    engine.on('success', () => said.push('engine'));
    await engine.run(T);
    expect(said).toEqual(['rule', 'engine']);
  });

  it('nests all, any and not', async () => {
    const conditions = {
      any: [{ all: [is('a', 1), { not: is('b', 1) }] }, { not: { any: [is('a', 1), is('b', 1)] } }],
    };
    const won = async (a: number, b: number) =>
      (await new Engine([{ ...rule('r', []), conditions }]).run({ a, b })).results.length === 1;
    expect([await won(1, 0), await won(1, 1), await won(0, 0), await won(0, 1)]).toEqual([true, false, true, false]);
  });

  it('passes params to facts, and follows paths, on both sides', async () => {
    const price = listener(({ of }: { of: string }) => later({ price: of === 'widget' ? 120 : 100 }));
    const right = { fact: 'product', params: { of: 'cap' }, path: '$.price' };
    const part = leaf('product', 'greaterThan', right, { params: { of: 'widget' }, path: '$.price' });
    const engine = new Engine([rule('r', [part])]);
    engine.addFact('product', price);
    const [found] = (await engine.run()).results;
    expect(found?.conditions.all?.[0]).toMatchObject({ factResult: 120, valueResult: 100, result: true });
    expect(price.calls).toHaveLength(2);
  });

  it('uses a path resolver of one’s own', async () => {
    const pathResolver = (value: object, path: string) => (value as Record<string, unknown>)[path.slice(1)];
    const engine = new Engine([rule('r', [is('f', 5, { path: '/price' })])], { pathResolver });
    expect((await engine.run({ f: { price: 5 } })).results).toHaveLength(1);
  });
});

describe.each(TWO_ENGINES)('%s: fact', (_name, { Fact, Almanac }) => {
  const almanac = new Almanac();

  it('is constant or dynamic', () => {
    expect([new Fact('a', 1).isConstant(), new Fact('a', () => 1).isDynamic()]).toEqual([true, true]);
    expect([new Fact('a', 1).type, new Fact('a', () => 1).type]).toEqual([Fact.CONSTANT, Fact.DYNAMIC]);
    expect(new Fact('a', (params: { n: number }) => params.n).calculate({ n: 3 }, almanac)).toBe(3);
    expect(new Fact('a', 1).calculate({}, almanac)).toBe(1);
  });

  it('has a cache key of id and params, unless it is not cached', () => {
    const keyOf = (params: object, id = 'a') => new Fact(id, () => 1).getCacheKey(params);
    expect(keyOf({ x: 1, y: [2] })).toBe(keyOf({ y: [2], x: 1 }));
    expect(keyOf({ x: 1 })).not.toBe(keyOf({ x: '1' }));
    expect(keyOf({ x: 1 })).not.toBe(keyOf({ x: 1 }, 'b'));
    expect(new Fact('a', () => 1, { cache: false }).getCacheKey({})).toBeUndefined();
  });

  it('has priority 1 and is cached unless said otherwise', () => {
    expect(new Fact('a', 1)).toMatchObject({ priority: 1, options: { cache: true } });
    expect(new Fact('a', 1, { priority: 5, cache: false })).toMatchObject({ priority: 5, options: { cache: false } });
  });
});

describe.each(TWO_ENGINES)('%s: almanac', (_name, { Almanac, Engine, Fact }) => {
  it('gives values by id, params and path', async () => {
    const almanac = new Almanac();
    almanac.addFact('account', ({ id }: { id: number }) => ({ balance: id * 10 }));
    await expect(almanac.factValue('account', { id: 2 }, '$.balance')).resolves.toBe(20);
    await expect(almanac.factValue('account', { id: 2 })).resolves.toEqual({ balance: 20 });
    await expect(almanac.getValue({ fact: 'account', params: { id: 1 }, path: '$.balance' })).resolves.toBe(10);
    await expect(almanac.getValue('text')).resolves.toBe('text');
  });

  it('rejects a fact it does not have, with the code', async () => {
    await expect(new Almanac().factValue('gone')).rejects.toMatchObject({
      code: 'UNDEFINED_FACT',
      message: 'Undefined fact: gone',
    });
    await expect(new Almanac({ allowUndefinedFacts: true }).factValue('gone')).resolves.toBeUndefined();
  });

  it('takes facts as id and value, as function with options, as instance, and by the older name', async () => {
    const almanac = new Almanac();
    const asked = listener(() => 1);
    almanac.addFact('a', 1).addFact('b', asked, { cache: false }).addFact(new Fact('c', 3));
    almanac.addRuntimeFact('d', 4);
    await almanac.factValue('b');
    await almanac.factValue('b');
    expect(asked.calls).toHaveLength(2);
    expect([await almanac.factValue('a'), await almanac.factValue('c'), await almanac.factValue('d')]).toEqual([
      1, 3, 4,
    ]);
  });

  it('may be a subclass that one hands in', async () => {
    class Doubling extends Almanac {
      override async factValue<T>(id: string, params?: object, path?: string): Promise<T> {
        return ((await super.factValue<number>(id, params, path)) * 2) as T;
      }
    }
    const { results } = await new Engine([rule('r', [is('n', 10)])]).run({ n: 5 }, { almanac: new Doubling() });
    expect(results).toHaveLength(1);
  });

  it('lets facts be built on facts, each asked once', async () => {
    const base = listener(({ id }: { id: number }) => later({ funded: true, balance: id }));
    const engine = new Engine([rule('r', [is('funded', true), is('balance', 7)])]);
    engine.addFact('info', base);
    for (const name of ['funded', 'balance']) {
      engine.addFact(name, async (_params, almanac) => (await almanac.factValue('info', { id: 7 }))[name]);
    }
    expect((await engine.run()).results).toHaveLength(1);
    expect(base.calls).toHaveLength(1);
  });

  it('knows the events and results so far, together or by outcome', async () => {
    const { almanac } = await new Engine([rule('won', [yes]), rule('lost', [is('t', false)])]).run(T);
    expect(almanac.getEvents()).toEqual([{ type: 'won' }, { type: 'lost' }]);
    expect(almanac.getEvents('success')).toEqual([{ type: 'won' }]);
    expect(almanac.getEvents('failure')).toEqual([{ type: 'lost' }]);
    expect(almanac.getResults().map(({ name }) => name)).toEqual(['won', 'lost']);
    expect(() => almanac.addEvent({ type: 'x' }, undefined as never)).toThrow('outcome required');
  });

  it('chains rules through facts that handlers add', async () => {
    const add = (value: boolean) => (_event: unknown, almanac: { addRuntimeFact(id: string, value: unknown): void }) =>
      almanac.addRuntimeFact('first-passed', value);
    const first = rule('first', [yes], { priority: 10, onSuccess: add(true), onFailure: add(false) });
    const engine = new Engine([
      first,
      rule('then', [is('first-passed', true)]),
      rule('else', [is('first-passed', false)]),
    ]);
    const names = async (t: boolean) => (await engine.run({ t })).results.map(({ name }) => name);
    expect([await names(true), await names(false)]).toEqual([['first', 'then'], ['else']]);
  });
});
