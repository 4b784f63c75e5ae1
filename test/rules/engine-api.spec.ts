import { describe, expect, it } from '@jest/globals';
import { is, later, listener, rule, TWO_ENGINES } from './two-engines.js';

const T = { t: true };
const yes = is('t', true);
const no = is('t', false);
const event = { type: 'r' };

/** What json-rules-engine's page about the engine promises, in its order. */
describe.each(TWO_ENGINES)(
  '%s: engine',
  (_name, { Engine, Rule, Fact, Operator, OperatorDecorator, default: make }) => {
    it('is made with rules and options, by class or by the default export', async () => {
      const rules = [rule('r', [is('gone', undefined)])];
      const options = { allowUndefinedFacts: true };
      expect((await new Engine(rules, options).run()).results).toHaveLength(1);
      expect((await make(rules, options).run()).results).toHaveLength(1);
      expect(make()).toBeInstanceOf(Engine);
      expect(new Engine().status).toBe('READY');
    });

    it('addFact takes constants, functions, options and instances; removeFact an id or an instance', () => {
      const fact = new Fact('c', () => 1);
      const engine = new Engine();
      expect(
        engine
          .addFact('a', 1)
          .addFact('b', () => 2, { cache: false, priority: 500 })
          .addFact(fact),
      ).toBe(engine);
      expect(engine.getFact('b')).toMatchObject({ id: 'b', priority: 500, options: { cache: false } });
      expect([engine.removeFact('a'), engine.removeFact('a'), engine.removeFact(fact)]).toEqual([true, false, true]);
      expect(engine.getFact('a')).toBeUndefined();
      expect(() => engine.addFact('', 1)).toThrow('factId required');
    });

    it('addRule takes properties or an instance, and says what is missing', () => {
      const engine = new Engine();
      expect(engine.addRule(new Rule(rule('a', [yes]))).addRule(rule('b', [yes]))).toBe(engine);
      expect(engine.rules.map(({ name }) => name)).toEqual(['a', 'b']);
      expect(() => engine.addRule(undefined as never)).toThrow('Engine: addRule() requires options');
      expect(() => engine.addRule({ conditions: { all: [] } } as never)).toThrow('requires "event" property');
      expect(() => engine.addRule({ event } as never)).toThrow('requires "conditions" property');
      expect(() => engine.addRule({ event, conditions: {} } as never)).toThrow('"conditions" root must contain');
      expect(() => engine.addRule({ event, conditions: { all: {} } } as never)).toThrow('"all" must be an array');
      expect(() => engine.addRule({ event, conditions: { not: [] } } as never)).toThrow('"not" cannot be an array');
    });

    it.each([
      ['fact', { operator: 'equal', value: 1 }],
      ['operator', { fact: 'f', value: 1 }],
      ['value', { fact: 'f', operator: 'equal' }],
    ])('a leaf without %s is refused', (key, part) => {
      expect(() => new Engine([rule('r', [part])])).toThrow(`Condition: constructor "${key}" property required`);
    });

    it('removeRule takes an instance, or a name for all rules of that name', async () => {
      const one = new Rule(rule('one', [yes]));
      const engine = new Engine([rule('twin', [yes]), one, rule('twin', [yes])]);
      expect([engine.removeRule(one), engine.removeRule(one)]).toEqual([true, false]);
      expect([engine.removeRule('twin'), engine.removeRule('twin')]).toEqual([true, false]);
      expect((await engine.run(T)).results).toEqual([]);
    });

    it('updateRule replaces the rule of the same name', async () => {
      const engine = new Engine([rule('r', [no])]);
      expect((await engine.run(T)).results).toHaveLength(0);
      engine.updateRule(new Rule(rule('r', [yes])));
      expect((await engine.run(T)).results).toHaveLength(1);
      expect(() => engine.updateRule(new Rule(rule('s', [yes])))).toThrow('Engine: updateRule() rule not found');
    });

    it('updateRule takes a rule whose conditions were changed in place', async () => {
      const made = new Rule(rule('r', [no]));
      const engine = new Engine([made]);
      made.conditions.all = [];
      engine.updateRule(made);
      expect((await engine.run(T)).results).toHaveLength(1);
    });

    it('a priority changed behind its back is seen when rules are added or removed', async () => {
      const made = new Rule(rule('a', [yes]));
      const engine = new Engine([made, rule('b', [yes])]);
      const order = async () => (await engine.run(T)).results.map(({ name }) => name);
      expect(await order()).toEqual(['a', 'b']);
      engine.addRule(rule('c', [yes], { priority: 2 }));
      expect(await order()).toEqual(['c', 'a', 'b']);
    });

    it('addOperator takes a name and a function, or an instance; removeOperator forgets it and what was made of it', async () => {
      const engine = new Engine([rule('r', [{ fact: 'name', operator: 'not:startsWith', value: 'a' }])]);
      engine.addOperator('startsWith', (fact: string, value: string) => fact.startsWith(value));
      expect((await engine.run({ name: 'bob' })).results).toHaveLength(1);
      expect([engine.removeOperator('startsWith'), engine.removeOperator('startsWith')]).toEqual([true, false]);
      await expect(engine.run({ name: 'bob' })).rejects.toThrow('Unknown operator: not:startsWith');
      const instance = new Operator('startsWith', () => true, Boolean);
      engine.addOperator(instance);
      expect((await engine.run({ name: 'bob' })).failureResults).toHaveLength(1);
      expect(engine.removeOperator(instance)).toBe(true);
    });

    it('addOperatorDecorator likewise', async () => {
      const question = { fact: 'name', operator: 'first:caseInsensitive:equal', value: 'A' };
      const engine = new Engine([rule('r', [question])]);
      engine.addOperatorDecorator('first', (fact: string[], value: string, next) => next(fact[0], value));
      const lower = (fact: string, value: string, next: (a: string, b: string) => boolean) =>
        next(fact.toLowerCase(), value.toLowerCase());
      engine.addOperatorDecorator(new OperatorDecorator('caseInsensitive', lower));
      expect((await engine.run({ name: ['a'] })).results).toHaveLength(1);
      expect([engine.removeOperatorDecorator('first'), engine.removeOperatorDecorator('first')]).toEqual([true, false]);
      await expect(engine.run({ name: ['a'] })).rejects.toThrow('Unknown operator: first:caseInsensitive:equal');
    });

    it('a decorator replaced later does not change what was made with the one before', async () => {
      const engine = new Engine([rule('r', [{ fact: 't', operator: 'turn:equal', value: true }])]);
      engine.addOperatorDecorator('turn', () => true);
      expect((await engine.run(T)).results).toHaveLength(1);
      engine.addOperatorDecorator('turn', () => false);
      expect((await engine.run(T)).results).toHaveLength(1);
    });

    it('refuses operators and decorators without a name or a function', () => {
      expect(() => new Operator('', () => true)).toThrow('Missing operator name');
      expect(() => new Operator('x', undefined as never)).toThrow('Missing operator callback');
      expect(() => new OperatorDecorator('', () => true)).toThrow('Missing decorator name');
      expect(() => new OperatorDecorator('x', undefined as never)).toThrow('Missing decorator callback');
    });

    it('setCondition adds or replaces what rules name', async () => {
      const engine = new Engine([rule('r', [{ condition: 'c' }])]);
      expect(engine.setCondition('c', { all: [no] })).toBe(engine);
      expect((await engine.run(T)).results).toHaveLength(0);
      engine.setCondition('c', { not: no });
      expect((await engine.run(T)).results).toHaveLength(1);
    });

    it('run gives results, failureResults, events, failureEvents and the almanac', async () => {
      const engine = new Engine([rule('won', [yes]), rule('lost', [no])]);
      const run = await engine.run(T);
      expect(Object.keys(run).sort()).toEqual(['almanac', 'events', 'failureEvents', 'failureResults', 'results']);
      expect([run.events, run.failureEvents]).toEqual([[{ type: 'won' }], [{ type: 'lost' }]]);
      expect(run.results.map(({ result }) => result)).toEqual([true]);
      expect(run.almanac.getResults()).toHaveLength(2);
    });

    it('waits for what success and failure handlers promise', async () => {
      const said: string[] = [];
      const engine = new Engine([rule('won', [yes]), rule('lost', [no])]);
      const slowly = async (given: { type: string }) => {
        await later(null);
        said.push(given.type);
      };
      engine.on('success', slowly).on('failure', slowly);
      await engine.run(T);
      expect(said.sort()).toEqual(['lost', 'won']);
    });

    it('gives handlers the event, the almanac and the rule result', async () => {
      const heard = listener();
      const engine = new Engine([rule('won', [yes], { event: { type: 'x', params: { id: 1 } } })]);
      engine.on('success', heard);
      const { almanac, results } = await engine.run(T);
      expect(heard.calls).toEqual([[{ type: 'x', params: { id: 1 } }, almanac, results[0]]]);
    });

    it('stop returns the engine', () => {
      const engine = new Engine();
      expect(engine.stop()).toBe(engine);
    });
  },
);
