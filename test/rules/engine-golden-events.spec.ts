import { describe, expect, it } from '@jest/globals';
import { is, later, listener, rule, TWO_ENGINES } from './two-engines.js';

const T = { t: true };
const yes = is('t', true);
const no = is('t', false);

describe.each(TWO_ENGINES)('%s: events', (_name, { Engine, Rule }) => {
  it('keeps type and truthy params of an event, and nothing else', () => {
    const made = new Rule(rule('r', [yes], { event: { type: 'x', params: 0, extra: 1 } }));
    expect(made.getEvent()).toEqual({ type: 'x' });
    expect(new Rule().getEvent()).toEqual({ type: 'unknown' });
    expect(() => made.setEvent({} as never)).toThrow('"type" property');
    expect(() => made.setEvent(undefined as never)).toThrow('requires event object');
  });

  it('calls the rule’s handlers, then success, then the event’s own, each with what it is promised', async () => {
    const said: unknown[] = [];
    const event = { type: 'won', params: { n: 1 } };
    const engine = new Engine();
    engine.on('won', (params, almanac, found) => said.push(['won', params, almanac.constructor.name, found.name]));
    engine.on('success', (given, almanac, found) =>
      said.push(['success', given, almanac.constructor.name, found.name]),
    );
    engine.addRule(rule('r', [yes], { event, onSuccess: (given: unknown) => said.push(['rule', given]) }));
    await engine.run(T);
    expect(said).toEqual([
      ['rule', event],
      ['success', event, 'Almanac', 'r'],
      ['won', { n: 1 }, 'Almanac', 'r'],
    ]);
  });

  it('says only failure of a rule that fails', async () => {
    const said: string[] = [];
    const engine = new Engine([rule('r', [no], { onFailure: () => said.push('rule failure') })]);
    for (const type of ['success', 'failure', 'r']) engine.on(type, () => said.push(type));
    const { failureEvents, failureResults, events } = await engine.run(T);
    expect(said).toEqual(['rule failure', 'failure']);
    expect([failureEvents, failureResults.length, events]).toEqual([[{ type: 'r' }], 1, []]);
  });

  it('rejects the run when a handler throws or rejects, and still runs what comes after', async () => {
    const after = listener();
    const engine = new Engine([rule('r', [yes], { priority: 2 }), rule('after', [yes])]);
    engine.on('r', () => later(null).then(() => Promise.reject(new Error('handler fell'))));
    engine.on('after', after);
    await expect(engine.run(T)).rejects.toThrow('handler fell');
    await later(null);
    expect(after.calls).toHaveLength(1);
  });

  it('rejects for an event named error that nobody handles', async () => {
    const engine = new Engine([rule('error', [yes])]);
    await expect(engine.run(T)).rejects.toBe("Uncaught, unspecified 'error' event.");
    engine.on('error', () => undefined);
    await expect(engine.run(T)).resolves.toBeDefined();
  });

  it('calls success handlers twice for an event named success', async () => {
    const success = listener();
    const engine = new Engine([rule('success', [yes], { event: { type: 'success', params: { n: 1 } } })]);
    engine.on('success', success);
    await engine.run(T);
    expect(success.calls.map(([first]) => first)).toEqual([{ type: 'success', params: { n: 1 } }, { n: 1 }]);
  });

  it('clones the event for every run', async () => {
    const params = { n: 1 };
    const engine = new Engine([rule('r', [yes], { event: { type: 'r', params } })]);
    const [first, second] = [await engine.run(T), await engine.run(T)];
    expect(first.events[0]).toEqual(second.events[0]);
    expect(first.events[0]?.params).not.toBe(params);
    expect(first.events[0]).not.toBe(second.events[0]);
  });

  it('replaces facts at the first level of params only, on failures too', async () => {
    const params = { who: { fact: 'name', path: '$.first' }, deep: { who: { fact: 'name' } }, n: 1 };
    const rules = [
      rule('win', [yes], { event: { type: 'w', params } }),
      rule('lose', [no], { event: { type: 'l', params } }),
    ];
    const facts = { ...T, name: { first: 'Ada' } };
    const { events, failureEvents } = await new Engine(rules, { replaceFactsInEventParams: true }).run(facts);
    const said = { who: 'Ada', deep: { who: { fact: 'name' } }, n: 1 };
    expect([events[0]?.params, failureEvents[0]?.params]).toEqual([said, said]);
    expect((await new Engine(rules).run(facts)).events[0]?.params).toEqual(params);
  });

  it('takes handlers away again', async () => {
    const [kept, gone, once] = [listener(), listener(), listener()];
    const engine = new Engine([rule('r', [yes])]);
    engine.on('r', kept).on('r', gone);
    engine.once('r', once);
    engine.off('r', gone);
    await engine.run(T);
    await engine.run(T);
    expect([kept.calls.length, gone.calls.length, once.calls.length]).toEqual([2, 0, 1]);
  });
});

describe.each(TWO_ENGINES)('%s: run state', (_name, { Engine }) => {
  it('finishes the set in which it is stopped; later sets are in neither list', async () => {
    const rules = [rule('a', [yes], { priority: 2 }), rule('b', [no], { priority: 2 }), rule('c', [yes])];
    const engine = new Engine(rules);
    engine.on('a', () => {
      engine.stop();
    });
    const { results, failureResults, events, failureEvents } = await engine.run(T);
    expect([results.map(({ name }) => name), failureResults.map(({ name }) => name)]).toEqual([['a'], ['b']]);
    expect([events.length, failureEvents.length]).toEqual([1, 1]);
    expect(engine.status).toBe('FINISHED');
  });

  it('can be run again after it was stopped', async () => {
    const engine = new Engine([rule('a', [yes])]);
    engine.stop();
    expect((await engine.run(T)).results).toHaveLength(1);
  });

  it('with one flag for all runs, the first to end switches the other off', async () => {
    const rules = Array.from({ length: 6 }, (_none, index) => rule(`r${index}`, [is('f', 1)], { priority: index + 1 }));
    const engine = new Engine(rules, { sharedRunState: true });
    const slow = async () => later(1).then(later);
    const [first, second] = await Promise.all([engine.run({ f: 1 }), engine.run({ f: slow })]);
    expect(first.results).toHaveLength(6);
    expect(second.results.length).toBeLessThan(6);
  });
});

describe('runs that overlap on one engine', () => {
  const ours = TWO_ENGINES[0]?.[1];
  if (ours === undefined) throw new Error('ours is the first');
  const slow = async () => later(1).then(later);
  const rules = () =>
    Array.from({ length: 6 }, (_none, index) => rule(`r${index}`, [is('f', 1)], { priority: index + 1 }));

  it('do not switch each other off, unless that is asked for', async () => {
    const engine = new ours.Engine(rules());
    const [first, second] = await Promise.all([engine.run({ f: 1 }), engine.run({ f: slow })]);
    expect([first.results.length, second.results.length]).toEqual([6, 6]);
    expect(engine.status).toBe('FINISHED');
  });

  it('are all ended by stop; one that begins afterwards is not', async () => {
    const engine = new ours.Engine(rules());
    const running = engine.run({ f: slow });
    await later(null);
    engine.stop();
    const [stopped, after] = await Promise.all([running, engine.run({ f: 1 })]);
    expect(stopped.results.length).toBeLessThan(6);
    expect(after.results).toHaveLength(6);
  });
});

describe.each(TWO_ENGINES)('%s: the result tree', (_name, { Engine, Rule }) => {
  const tree = {
    any: [
      {
        all: [is('t', true, { note: 'kept', name: 'why' }), is('n', 5, { path: '$.x', params: { a: 1 } })],
        priority: 2,
      },
      { not: is('t', false) },
    ],
  };

  it('has what was found on leaves that were asked, and a result on nested groups in the object', async () => {
    const [found] = (await new Engine([{ ...rule('r', []), conditions: tree }]).run({ t: true, n: { x: 5 } })).results;
    const [first, second] = found?.conditions.any ?? [];
    expect(Object.hasOwn(found?.conditions ?? {}, 'result')).toBe(false);
    expect(first).toMatchObject({
      result: true,
      all: [{ note: 'kept', factResult: true, result: true }, { factResult: 5 }],
    });
    expect(Object.hasOwn(second ?? {}, 'result')).toBe(false);
  });

  it('is this JSON', async () => {
    const [found] = (await new Engine([{ ...rule('r', []), conditions: tree }]).run({ t: true, n: { x: 5 } })).results;
    const first = '{"priority":1,"name":"why","operator":"equal","value":true,"fact":"t","factResult":true';
    expect(found?.toJSON()).toBe(
      `{"conditions":{"priority":1,"any":[{"priority":2,"all":[${first.replace('"priority":1,', '')},"valueResult":true,"result":true},{"operator":"equal","value":5,"fact":"n","factResult":5,"valueResult":5,"result":true,"params":{"a":1},"path":"$.x"}]},{"priority":1,"not":{"operator":"equal","value":false,"fact":"t"}}]},"event":{"type":"r"},"priority":1,"name":"r","result":true}`,
    );
    expect(JSON.stringify(found)).toBe(found?.toJSON());
    expect(JSON.parse(JSON.stringify([found]))).toEqual([found?.toJSON()]);
  });

  it('is a copy: the rule stays as it was', async () => {
    const made = new Rule({ ...rule('r', []), conditions: tree });
    const before = made.toJSON();
    await new Engine([made]).run({ t: true, n: { x: 5 } });
    expect(made.toJSON()).toBe(before);
    expect(new Rule(before).toJSON()).toBe(before);
    expect(made.toJSON(false)).toEqual(JSON.parse(before));
  });
});
